import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { ActName, CommandName } from '#app/contract/commands.ts';
import type { ErrorShape } from '#app/contract/errors.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { comingBack } from '#app/live/connect.ts';

export type Ack<T = Record<string, unknown>> = { ok: true; data: T } | { ok: false; error: ErrorShape };

export type JoinAnswer = {
  sessionId: string;
  seq: number;
  guestToken?: string;
  missed?: LiveEvent[];
  snapshot?: Snapshot;
};

/** The part of a snapshot that tests look at. */
export type Snapshot = {
  session: { sessionId: string; state: string; title: string };
  statements: Array<{ statementId: string; number: number; text: string | null; state: string; myVote: number | null }>;
  motions: Array<{ motionId: string; state: string; title: string; cast: number; myBallot?: { choice: string } }>;
  comments: { items: Array<{ commentId: string; text: string | null }>; total: number; hidden: number };
  people: number;
};

export type ClientOptions = {
  cookie?: string;
  guestToken?: string;
  origin?: string;
  /** Where a proxy in front says it comes from; believed only with TRUST_PROXY. */
  forwardedFor?: string;
  /** False: no attempt to come back after a lost connection; pauses of its own for a client that somebody else keeps connected. */
  reconnects?: boolean | typeof comingBack;
  transports?: Array<'websocket' | 'polling'>;
};

/** One phone: a real Socket.IO client that keeps its guest's token and everything it was told. */
export type LiveClient = {
  socket: Socket;
  /** Frames in the order they came. */
  frames: LiveEvent[];
  token(): string | null;
  /** Joins by code and keeps the token of the guest that it makes. */
  join(code: string, name?: string): Promise<JoinAnswer>;
  /** Comes back into a session. */
  rejoin(sessionId: string, afterSeq?: number): Promise<JoinAnswer>;
  /** Sends once; null when no answer came. */
  send<T = Record<string, unknown>>(command: CommandName, input: object, patience?: number): Promise<Ack<T> | null>;
  /** Sends the same act again until it is answered for good. */
  insist(command: ActName, input: object, until?: number): Promise<Ack | null>;
  close(): void;
};

const patience = 5_000;

/** Connects to the server at `url`; it comes back with its token after the server went away. */
export function createLiveClient(url: string, options: ClientOptions = {}): LiveClient {
  let guestToken = options.guestToken ?? null;
  const frames: LiveEvent[] = [];
  const socket = io(url, {
    path: '/live',
    transports: options.transports ?? ['websocket'],
    forceNew: true,
    reconnection: options.reconnects !== false,
    ...(typeof options.reconnects === 'object'
      ? options.reconnects
      : { reconnectionDelay: 100, reconnectionDelayMax: 1000 }),
    extraHeaders: {
      ...(options.cookie && { cookie: options.cookie }),
      ...(options.origin && { origin: options.origin }),
      ...(options.forwardedFor && { 'x-forwarded-for': options.forwardedFor }),
    },
    auth: (answer) => answer(guestToken === null ? {} : { guestToken }),
  });
  let closed = false;
  const again = (): void => {
    if (!closed && !socket.active && (options.reconnects ?? true) === true)
      setTimeout(() => closed || socket.active || socket.connect(), 200);
  };
  socket.on('event', (frame: LiveEvent) => frames.push(frame));
  socket.on('connect_error', again);
  socket.on('disconnect', again);

  const client: LiveClient = {
    socket,
    frames,
    token: () => guestToken,
    async join(code, name) {
      const answer = need(await client.send<JoinAnswer>('join', { code, ...(name !== undefined && { name }) }, 20_000));
      guestToken = answer.guestToken ?? guestToken;
      return answer;
    },
    async rejoin(sessionId, afterSeq) {
      return need(await client.send<JoinAnswer>('join', { sessionId, ...(afterSeq !== undefined && { afterSeq }) }));
    },
    send: (command, input, wait = patience) =>
      socket
        .timeout(wait)
        .emitWithAck(command, input)
        .catch(() => null),
    async insist(command, input, until = Date.now() + 60_000) {
      for (;;) {
        const answer = socket.connected ? await client.send(command, input, 3_000) : null;
        if (answer && (answer.ok || !mayPass(answer.error))) return answer;
        if (closed || Date.now() > until) return answer;
        await sleep(50 + Math.random() * 100);
      }
    },
    close() {
      closed = true;
      socket.disconnect();
    },
  };
  return client;
}

function mayPass({ code }: ErrorShape): boolean {
  return code === 'unavailable' || code === 'rate_limited';
}

function need<T>(answer: Ack<T> | null): T {
  if (answer?.ok) return answer.data;
  throw new Error(answer ? `refused: ${answer.error.code} ${answer.error.reason}` : 'no answer');
}

/** The session's cookie of an account of the demo. */
export async function signIn(url: string, email: string, password = 'tachawor-demo'): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
    body: new URLSearchParams({ email, password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => /tachawor=.+/.test(pair));
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`.slice(0, 500));
  return cookie;
}

/** Waits until something is true of the frames or of the world. */
export async function until(what: () => unknown, wait = 5_000): Promise<void> {
  const end = Date.now() + wait;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`still not true after ${wait} ms: ${what.toString()}`);
    await sleep(20);
  }
}
