import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { addGuest } from './forum-people.ts';
import type { Room } from './forum-sessions.ts';
import type { World } from './room-journey.ts';

/** Somebody who takes part over the live interface, without a page. */
export type Voice = {
  say(text: string, parentId?: string): Promise<void>;
  state(text: string): Promise<void>;
  vote(statementId: string, vote: 1 | 0 | -1): Promise<void>;
  cast(motionId: string, choice: 'yes' | 'no' | 'abstain'): Promise<void>;
  leave(): void;
};

/** Guests who come into a room, each with a connection of their own. */
export function joinCrowd(world: World, room: Room, howMany: number): Promise<Voice[]> {
  return Promise.all(Array.from({ length: howMany }, (_, at) => join(world, room, `صوت ${at + 1}`)));
}

async function join(world: World, { code, sessionId }: Room, name: string): Promise<Voice> {
  const personId = await addGuest(world.forum, code, name);
  const { token } = await createAuthSessions(world.forum.db).create(personId, 'live');
  const socket = io(world.origin, { path: '/live', transports: ['websocket'], auth: { guestToken: token } });
  const act = (command: string, input: object): Promise<void> =>
    send(socket, command, { actionId: randomUUID(), ...input });
  await send(socket, 'join', { sessionId });
  return {
    say: (text, parentId) => act('postComment', { sessionId, text, kind: 'remark', ...(parentId && { parentId }) }),
    state: (text) => act('addStatement', { sessionId, text }),
    vote: (statementId, vote) => act('voteStatement', { statementId, vote }),
    cast: (motionId, choice) => act('castVote', { motionId, ballot: { choice } }),
    leave: () => void socket.disconnect(),
  };
}

async function send(socket: Socket, command: string, input: object): Promise<void> {
  const answer: unknown = await socket.timeout(20_000).emitWithAck(command, input);
  if ((answer as { ok: boolean }).ok !== true) throw new Error(`${command}: ${JSON.stringify(answer)}`);
}
