import type { LiveEvent } from '#app/contract/events.ts';
import type { JoinInput } from '#app/contract/inputs/join-session.ts';
import { pickText, type Lang } from '#app/contract/languages.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import type { ActionContext } from '../domain/context.ts';
import { listMissed } from '../domain/rooms/list-missed.ts';
import { enterSession, joinByCode } from '../domain/sessions/join-session.ts';
import { loadRoomSelf } from '../domain/rooms/load-room.ts';
import type { RoomCache } from '../domain/rooms/room-cache.ts';

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
  /** Signs the socket in as a new guest. @returns the guest's token */
  becomeGuest(personId: string): Promise<string>;
};

/** Joins by code, or comes back with `afterSeq`. The socket is in the room before its state is read, so nothing is lost between. */
export async function joinRoom(deps: Deps, input: JoinInput): Promise<JoinAnswer> {
  if ('code' in input) {
    const joined = await joinByCode(deps.ctx, input, deps.address);
    const guestToken = joined.newGuest ? await deps.becomeGuest(joined.personId) : undefined;
    await deps.attach(joined.sessionId);
    return { ...(guestToken && { guestToken }), ...(await answerSnapshot(deps, joined.sessionId)) };
  }
  await deps.rooms.get(input.sessionId);
  await enterSession(deps.ctx, { sessionId: input.sessionId });
  await deps.attach(input.sessionId);
  return input.afterSeq === undefined
    ? answerSnapshot(deps, input.sessionId)
    : answerMissed(deps, input.sessionId, input.afterSeq);
}

const timeOf = ({ ctx }: Deps): string => ctx.services.now().toISOString();

async function answerMissed(deps: Deps, sessionId: string, afterSeq: number): Promise<JoinAnswer> {
  const found = await listMissed(deps.ctx.services.db, sessionId, afterSeq);
  return found ? { sessionId, at: timeOf(deps), ...found } : answerSnapshot(deps, sessionId);
}

async function answerSnapshot(deps: Deps, sessionId: string): Promise<JoinAnswer> {
  const { ctx, rooms } = deps;
  const room = await rooms.get(sessionId);
  const self = await loadRoomSelf(ctx.services.db, ctx.actor, sessionId);
  return { sessionId, seq: room.seq, at: timeOf(deps), snapshot: presentSnapshot(room, self, ctx.lang) };
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
