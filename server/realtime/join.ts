import type { JoinInput } from '#app/contract/inputs/join-session.ts';
import type { AuthSessions } from '../auth/auth-sessions.ts';
import type { ActionContext } from '../domain/context.ts';
import type { Person } from '../domain/actor.ts';
import { enterSession, joinByCode, type Joined, type NewGuest } from '../domain/sessions/join-session.ts';
import { presentNewcomer } from '../domain/rooms/load-room.ts';
import type { RoomCache } from '../domain/rooms/room-cache.ts';
import type { EncodeOnce } from './encode-once.ts';
import type { Encoded } from './frames.ts';
import { presentSnapshot } from './snapshot.ts';

/**
 * What a socket gets when it joins. `missed` holds the events after `afterSeq`, `packed` the same for who asked for it and
 * where there are many; or else there is a `snapshot`.
 */
export type JoinAnswer = {
  sessionId: string;
  seq: number;
  /** The server's time: screens count from it. */
  at: string;
  guestToken?: string;
  snapshot?: object;
  missed?: Encoded;
  packed?: string;
};

type Deps = {
  ctx: ActionContext;
  rooms: RoomCache;
  address: string;
  network: string;
  /** Makes the socket one of the room, as the person it is now. */
  attach(sessionId: string): Promise<void>;
  prepareLogin(): ReturnType<AuthSessions['prepare']>;
  /** Makes the socket one of a new guest, with the login that was stored with them. */
  becomeGuest(joined: Joined & { newGuest: NewGuest }, authSessionId: string): Promise<Person>;
  encode: EncodeOnce;
};

/** Joins by code, or comes back with `afterSeq`. The socket is in the room before its state is read, so nothing is lost between. */
export async function joinRoom(deps: Deps, input: JoinInput): Promise<JoinAnswer> {
  if ('code' in input) {
    const { token, login } = deps.prepareLogin();
    const joined = await joinByCode(deps.ctx, input, deps.address, { network: deps.network, login });
    if (joined.newGuest) {
      const guest = await deps.becomeGuest({ ...joined, newGuest: joined.newGuest }, login.authSessionId);
      return { guestToken: token, ...(await answerNewcomer(deps, joined.sessionId, guest, joined.newGuest)) };
    }
    await deps.attach(joined.sessionId);
    return answerSnapshot(deps, joined.sessionId);
  }
  await deps.rooms.get(input.sessionId);
  await enterSession(deps.ctx, { sessionId: input.sessionId });
  await deps.attach(input.sessionId);
  return input.afterSeq === undefined
    ? answerSnapshot(deps, input.sessionId)
    : answerMissed(deps, input.sessionId, input.afterSeq, input.packed);
}

/** Bytes from which on unpacking on a phone costs less than sending. */
const worthPacking = 800;

const timeOf = ({ ctx }: Deps): string => ctx.services.now().toISOString();

async function answerNewcomer(deps: Deps, sessionId: string, guest: Person, newGuest: NewGuest): Promise<JoinAnswer> {
  await deps.attach(sessionId);
  const room = await deps.rooms.get(sessionId);
  const snapshot = deps.encode.snapshot(room, presentNewcomer(guest, newGuest.session), deps.ctx.lang);
  return { sessionId, seq: room.seq, at: timeOf(deps), snapshot };
}

async function answerMissed(
  deps: Deps,
  sessionId: string,
  afterSeq: number,
  unpacks: true | undefined,
): Promise<JoinAnswer> {
  const found = await deps.rooms.missed(sessionId, afterSeq);
  if (!found) return answerSnapshot(deps, sessionId);
  const missed = deps.encode.missed(found.missed);
  const packed = unpacks && missed.json.length > worthPacking ? await deps.encode.packed(missed) : null;
  return { sessionId, seq: found.seq, at: timeOf(deps), ...(packed === null ? { missed } : { packed }) };
}

async function answerSnapshot(deps: Deps, sessionId: string): Promise<JoinAnswer> {
  const { ctx, rooms } = deps;
  const room = await rooms.get(sessionId);
  const self = await rooms.self(ctx.actor, sessionId);
  return { sessionId, seq: room.seq, at: timeOf(deps), snapshot: presentSnapshot(room, self, ctx.lang) };
}
