import type { LiveEvent } from '#app/contract/events.ts';
import type { JoinInput } from '#app/contract/inputs/join-session.ts';
import { pickText, type Lang } from '#app/contract/languages.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import type { ActionContext } from '../domain/context.ts';
import type { Person } from '../domain/actor.ts';
import { enterSession, joinByCode, type Joined, type NewGuest } from '../domain/sessions/join-session.ts';
import { presentNewcomer } from '../domain/rooms/load-room.ts';
import type { RoomCache } from '../domain/rooms/room-cache.ts';
import { Encoded } from './frames.ts';

/** What a socket gets when it joins. `missed` holds the events after `afterSeq`, or else there is a `snapshot`. */
export type JoinAnswer = {
  sessionId: string;
  seq: number;
  /** The server's time: screens count from it. */
  at: string;
  guestToken?: string;
  snapshot?: unknown;
  missed?: LiveEvent[];
};

type Deps = {
  ctx: ActionContext;
  rooms: RoomCache;
  address: string;
  /** Makes the socket one of the room, as the person it is now. */
  attach(sessionId: string): Promise<void>;
  /** Signs the socket in as a new guest. */
  becomeGuest(joined: Joined & { newGuest: NewGuest }): Promise<{ token: string; guest: Person }>;
  /** The snapshot of somebody who has nothing in the room yet. */
  encode: EncodeSnapshot;
};
type EncodeSnapshot = (room: RoomView, self: RoomSelf, lang: Lang) => Encoded;

/** Joins by code, or comes back with `afterSeq`. The socket is in the room before its state is read, so nothing is lost between. */
export async function joinRoom(deps: Deps, input: JoinInput): Promise<JoinAnswer> {
  if ('code' in input) {
    const joined = await joinByCode(deps.ctx, input, deps.address);
    if (joined.newGuest) return welcomeGuest(deps, { ...joined, newGuest: joined.newGuest });
    await deps.attach(joined.sessionId);
    return answerSnapshot(deps, joined.sessionId);
  }
  await deps.rooms.get(input.sessionId);
  await enterSession(deps.ctx, { sessionId: input.sessionId });
  await deps.attach(input.sessionId);
  return input.afterSeq === undefined
    ? answerSnapshot(deps, input.sessionId)
    : answerMissed(deps, input.sessionId, input.afterSeq);
}

const timeOf = ({ ctx }: Deps): string => ctx.services.now().toISOString();

async function welcomeGuest(deps: Deps, joined: Joined & { newGuest: NewGuest }): Promise<JoinAnswer> {
  const { sessionId, newGuest } = joined;
  const { token, guest } = await deps.becomeGuest(joined);
  await deps.attach(sessionId);
  const room = await deps.rooms.get(sessionId);
  const snapshot = deps.encode(room, presentNewcomer(guest, newGuest.session), deps.ctx.lang);
  return { guestToken: token, sessionId, seq: room.seq, at: timeOf(deps), snapshot };
}

async function answerMissed(deps: Deps, sessionId: string, afterSeq: number): Promise<JoinAnswer> {
  const found = await deps.rooms.missed(sessionId, afterSeq);
  return found ? { sessionId, at: timeOf(deps), ...found } : answerSnapshot(deps, sessionId);
}

async function answerSnapshot(deps: Deps, sessionId: string): Promise<JoinAnswer> {
  const { ctx, rooms } = deps;
  const room = await rooms.get(sessionId);
  const self = await rooms.self(ctx.actor, sessionId);
  return { sessionId, seq: room.seq, at: timeOf(deps), snapshot: presentSnapshot(room, self, ctx.lang) };
}

/**
 * Makes the encoder of snapshots for those who have nothing in a room yet: it is the same for all who may do the same, so
 * a hall that comes in at once gets the bytes of one.
 */
export function createSnapshots(): EncodeSnapshot {
  const known = new WeakMap<RoomView, Map<string, Encoded>>();
  return (room, self, lang) => {
    const ofRoom = known.get(room) ?? new Map<string, Encoded>();
    known.set(room, ofRoom);
    const key = `${lang} ${JSON.stringify(self.can)}`;
    const encoded = ofRoom.get(key) ?? new Encoded(presentSnapshot(room, self, lang));
    ofRoom.set(key, encoded);
    return encoded;
  };
}

/** The snapshot of the live interface: titles as plain text in the socket's language beside all their languages. */
export function presentSnapshot(room: RoomView, self: RoomSelf, lang: Lang) {
  return {
    session: { ...room.session, title: pickText(room.session.title, lang).text, titles: room.session.title },
    agenda: room.agenda,
    statements: room.statements.map((row) => ({ ...row, myVote: self.votes[row.statementId] ?? null })),
    motions: room.motions.map((row) => ({
      ...row,
      title: pickText(row.title, lang).text,
      titles: row.title,
      ...(self.ballots[row.motionId] && { myBallot: self.ballots[row.motionId] }),
    })),
    comments: room.comments,
    questions: {
      ...room.questions,
      items: room.questions.items.map((row) => ({ ...row, mySupport: self.supported.includes(row.questionId) })),
    },
    floor: room.floor,
    attendance: room.attendance,
    opinions: [],
    people: room.people,
    can: self.can,
  };
}
