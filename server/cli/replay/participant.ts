import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { ErrorShape } from '#app/contract/errors.ts';
import { CommandError } from '../command.ts';

type Ack = { ok: true; data: unknown } | { ok: false; error: ErrorShape };
/** How an act ended, and how often it was sent again before. */
export type Outcome = { ok: boolean; reason: string | null; retries: number };

/** One guest with one live connection, as a phone in the hall would hold it. */
export type Participant = {
  /** Connects and joins by the room's code. */
  join(): Promise<void>;
  /** Votes and waits for the acknowledgement; sends the same act again when none came. */
  vote(statementId: string, vote: 1 | 0 | -1): Promise<Outcome>;
  /** Opens the login of this guest; empty before joining. */
  token(): string;
  leave(): void;
};

/** How long an acknowledgement may take before the act is sent again, and how long it is tried at all. */
const patience = { acknowledgement: 15_000, act: 180_000 };

/** Makes a guest for the room `code` of the server at `url`; nothing is connected yet. */
export function createParticipant(url: string, code: string): Participant {
  let guestToken = '';
  const socket: Socket = io(url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    auth: (answer) => answer(guestToken === '' ? {} : { guestToken }),
  });
  // A server that refuses or ends a connection is asked again; the library does so only after a lost network.
  const again = (): void => void setTimeout(() => socket.connect(), 500);
  socket.on('connect_error', () => (socket.active ? undefined : again()));
  socket.on('disconnect', (reason) => (reason === 'io server disconnect' ? again() : undefined));

  return {
    async join() {
      socket.connect();
      const { answer } = await insist(socket, 'join', { code });
      if (!answer.ok) {
        socket.disconnect();
        throw new CommandError(`The server refused a participant: ${answer.error.reason}.`);
      }
      guestToken = (answer.data as { guestToken?: string }).guestToken ?? '';
    },
    async vote(statementId, vote) {
      const { answer, retries } = await insist(socket, 'voteStatement', { actionId: randomUUID(), statementId, vote });
      return { ok: answer.ok, reason: answer.ok ? null : answer.error.reason, retries };
    },
    token: () => guestToken,
    leave: () => void socket.disconnect(),
  };
}

/** Sends a command until it is answered for good: lost answers and passing refusals are tried again, unchanged. */
async function insist(socket: Socket, command: string, input: object): Promise<{ answer: Ack; retries: number }> {
  const until = Date.now() + patience.act;
  for (let retries = 0; ; retries += 1) {
    const answer = await ask(socket, command, input);
    if (answer !== null && (answer.ok || !mayPass(answer.error))) return { answer, retries };
    if (Date.now() > until) return { answer: answer ?? lost, retries };
    await sleep((answer?.ok === false ? (answer.error.retryAfter ?? 0.2) : 0.2) * 1000);
  }
}

const lost: Ack = { ok: false, error: { code: 'unavailable', reason: 'network.lost' } };

function mayPass({ code }: ErrorShape): boolean {
  return code === 'unavailable' || code === 'rate_limited';
}

/** @returns null when the connection or the time ran out before the answer */
function ask(socket: Socket, command: string, input: object): Promise<Ack | null> {
  return socket
    .timeout(patience.acknowledgement)
    .emitWithAck(command, input)
    .then(
      (answer) => answer as Ack,
      () => null,
    );
}
