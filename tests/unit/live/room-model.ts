import * as fc from 'fast-check';
import { emptyFloor, nextAttendance, nextFloor } from './floor-model.ts';
import { hallChannels, hallStates } from '#app/contract/hall.ts';
import { events, type LiveEvent } from '#app/contract/events.ts';
import type {
  AgendaItemView,
  CommentView,
  MotionView,
  QuestionView,
  RoomView,
  SessionView,
  StatementView,
} from '#app/contract/views.ts';
import { agenda, at, make, openedMotion, pick, session, timesOf } from './room-model-event.ts';
import { changeComment, comment, moderateComment, presentComment } from './room-model-comments.ts';
import { moveSession } from './room-model-session.ts';
import { isKnown, presentQuestion, question } from './room-model-questions.ts';
import type { AttendanceView } from '#app/contract/attendance.ts';
import type { FloorView } from '#app/contract/floor.ts';

const page = { threads: 4, replies: 2 };

type Truth = {
  maps: number;
  session: SessionView;
  agenda: AgendaItemView[];
  statements: StatementView[];
  motions: MotionView[];
  comments: CommentView[];
  questions: QuestionView[];
  floor: FloorView;
  attendance: AttendanceView | null;
};
export type Step = { kind: number; a: number; b: number };
export type History = { events: LiveEvent[]; moments: RoomView[]; truth: Truth };

export const steps = fc.array(fc.record({ kind: fc.nat(99), a: fc.nat(30), b: fc.nat(30) }), { maxLength: 60 });

/** Plays random steps on a plain model of a session and notes what the server would log and load. */
export function playHistory(all: Step[]): History {
  const truth: Truth = {
    maps: 0,
    session,
    agenda,
    statements: [],
    motions: [],
    comments: [],
    questions: [],
    floor: emptyFloor,
    attendance: null,
  };
  const log: LiveEvent[] = [];
  const moments = [load(truth, 0)];
  let seq = 0;
  for (const step of all) {
    for (const event of act(truth, step)) {
      if (events[event.name].logged) event.seq = seq += 1;
      log.push(structuredClone(event));
      moments.push(load(truth, seq));
    }
  }
  return { events: log, moments, truth };
}

/** The room as the loader reads it. */
export function load(truth: Truth, seq: number): RoomView {
  const seen = truth.comments.filter(({ state }) => state !== 'held' && state !== 'refused');
  const threads = seen.filter((row) => row.parentId === null).sort((x, y) => y.number - x.number);
  const shown = threads.slice(0, page.threads);
  const replies = shown.flatMap(({ commentId }) =>
    seen
      .filter((row) => row.parentId === commentId)
      .sort((x, y) => x.number - y.number)
      .slice(0, page.replies),
  );
  return structuredClone({
    session: truth.session,
    agenda: truth.agenda,
    statements: truth.statements,
    motions: truth.motions,
    comments: {
      items: [...shown, ...replies.sort((x, y) => x.number - y.number)].map((row) => ({
        ...presentComment(row),
        replies: seen.filter((reply) => reply.parentId === row.commentId && reply.state === 'published').length,
      })),
      total: seen.filter(({ state }) => state === 'published').length,
      hidden: seen.filter(({ state }) => state === 'hidden').length,
      older: threads.length > page.threads ? String(shown.at(-1)?.number) : null,
    },
    questions: {
      items: truth.questions.filter(isKnown).map(presentQuestion),
      held: truth.questions.filter(({ state }) => state === 'held').length,
    },
    attendance: truth.attendance,
    floor: truth.floor,
    people: 0,
    mapRevision: truth.maps,
    ledgerHead: null,
    seq,
  });
}

/** The same events as a replay sends them, showing the end. */
export function replay(history: History): LiveEvent[] {
  const last = load(history.truth, 0);
  return history.events.map((event) => {
    if (!('shown' in event.data)) return event;
    const data = event.data as Record<string, unknown>;
    const shown =
      'motionId' in data
        ? history.truth.motions.find((row) => row.motionId === data.motionId)
        : 'questionId' in data
          ? history.truth.questions.filter((row) => row.questionId === data.questionId).map(presentQuestion)[0]
          : 'statementId' in data
            ? history.truth.statements.find((row) => row.statementId === data.statementId)
            : 'commentId' in data
              ? replayed(history.truth, last, String(data.commentId))
              : event.name === 'floor.changed'
                ? history.truth.floor
                : event.name === 'agenda.timed'
                  ? timesOf(history.truth)
                  : history.truth.session;
    return structuredClone({ ...event, data: { ...data, shown } }) as LiveEvent;
  });
}

function replayed(truth: Truth, last: RoomView, commentId: string): CommentView | undefined {
  const row = truth.comments.find((one) => one.commentId === commentId);
  const shown = last.comments.items.find((one) => one.commentId === commentId);
  return row && { ...presentComment(row), replies: shown?.replies ?? 0 };
}

/** Only what a freshly loaded page would show of a state that grew by events. */
export function trim(room: RoomView): RoomView {
  const threads = room.comments.items.filter((row) => row.parentId === null).slice(0, page.threads);
  const ids = new Set(threads.map((row) => row.commentId));
  const taken = new Map<string, number>();
  const replies = room.comments.items.filter(({ parentId }) => {
    if (parentId === null || !ids.has(parentId)) return false;
    taken.set(parentId, (taken.get(parentId) ?? 0) + 1);
    return (taken.get(parentId) ?? 0) <= page.replies;
  });
  return { ...room, comments: { ...room.comments, items: [...threads, ...replies], older: null } };
}

/** One step of the session; the truth changes in place. */
function act(truth: Truth, { kind, a, b }: Step): LiveEvent[] {
  if (kind < 25) return vote(truth, a, b);
  if (kind < 48) return comment(truth.comments, a, b);
  if (kind < 56) return changeComment(truth.comments, a, b);
  if (kind < 70) return b % 4 ? moderateComment(truth.comments, a, b) : moderateStatement(truth, a);
  if (kind < 76) return addStatement(truth, a);
  if (kind < 88) return question(truth.questions, a, b);
  if (kind < 92) return moveMotion(truth, a);
  if (kind < 96) return moveSession(truth, a, b);
  return lead(truth, kind, a, b);
}

/** The chair's side: the attendance list, then the floor. */
function lead(truth: Pick<Truth, 'attendance' | 'floor'>, kind: number, a: number, b: number): LiveEvent[] {
  if (kind === 96) {
    truth.attendance = nextAttendance(a, b);
    return [make({ name: 'attendance.changed', data: { sessionId: 's1', ...truth.attendance } })];
  }
  truth.floor = nextFloor(truth.floor, a, b);
  return [make({ name: 'floor.changed', data: { sessionId: 's1', shown: truth.floor } })];
}

function vote(truth: Truth, a: number, b: number): LiveEvent[] {
  if (a === 30) return [make({ name: 'map.drawn', data: { sessionId: 's1', revision: (truth.maps += 1) } })];
  const statement = pick(truth.statements, a);
  const motion = pick(truth.motions, a);
  if (b % 2 && motion?.state === 'open') {
    motion.revision += 1 + (b % 3);
    motion.cast += 1;
    const { motionId, cast, revision } = motion;
    return [make({ name: 'motion.tallied', data: { motionId, cast, revision, result: null } })];
  }
  if (!statement) return [];
  statement.tally = {
    ...statement.tally,
    agree: statement.tally.agree + b,
    revision: statement.tally.revision + 1 + b,
  };
  const tally = { statementId: statement.statementId, ...statement.tally };
  if (b % 3) return [make({ name: 'statement.tallied', data: tally })];
  return [make({ name: 'statements.tallied', data: { tallies: [tally] } })];
}

function moderateStatement(truth: Truth, a: number): LiveEvent[] {
  const row = pick(truth.statements, a);
  if (!row) return [];
  const { statementId } = row;
  if (row.state === 'accepted') {
    const into = truth.statements.find((other) => other.state === 'accepted' && other !== row);
    if (a % 3 === 0 && into) {
      Object.assign(row, { state: 'merged', mergedInto: into.statementId });
      return [make({ name: 'statement.merged', data: { statementId, mergedInto: into.statementId } })];
    }
    if (a % 3 === 1) {
      row.translations = { ...row.translations, en: `translation ${a}` };
      return [make({ name: 'statement.translated', data: { statementId, lang: 'en', shown: row } })];
    }
    Object.assign(row, { state: 'hidden', text: null, translations: {}, reason: 'off_topic' });
    return [make({ name: 'statement.hidden', data: { statementId, reason: row.reason } })];
  }
  Object.assign(row, { state: 'accepted', text: `statement ${row.number}`, mergedInto: null, reason: null });
  return [make({ name: 'statement.restored', data: { statementId, shown: row } })];
}

function addStatement(truth: Truth, a: number): LiveEvent[] {
  const number = truth.statements.length + 1;
  const tally = { agree: 0, disagree: 0, pass: 0, revision: 0 };
  const statementId = `st${number}`;
  const text = `statement ${number}`;
  const row: StatementView = {
    statementId,
    number,
    text,
    lang: a % 2 ? 'fr' : 'ar',
    translations: {},
    state: 'accepted',
    mergedInto: null,
    byOrganisers: false,
    reason: null,
    tally,
  };
  truth.statements.push(row);
  return [make({ name: 'statement.added', data: { statementId, shown: row } })];
}

/** Counts of the hall come and go while the vote is open. */
function countHall(last: MotionView, a: number): LiveEvent[] {
  const { motionId } = last;
  const channel = hallChannels[a % 2] ?? 'paper';
  const state = ([...hallStates, 'withdrawn'] as const)[a % 4] ?? 'withdrawn';
  const ballots = state === 'confirmed' ? a : null;
  const others = last.hall.filter((row) => row.channel !== channel);
  const hall = state === 'withdrawn' ? others : [...others, { channel, state, ballots }];
  last.hall = hall.sort((x, y) => hallChannels.indexOf(x.channel) - hallChannels.indexOf(y.channel));
  return [make({ name: 'motion.counted', data: { motionId, channel, state, ballots, by: 'moderator' } })];
}

function moveMotion(truth: Truth, a: number): LiveEvent[] {
  const last = truth.motions.at(-1);
  if (last?.state === 'open' && a % 3) return countHall(last, a);
  if (last?.state === 'open') {
    Object.assign(last, { state: 'closed', closedAt: at });
    return [make({ name: 'motion.closed', data: { motionId: last.motionId, shown: last } })];
  }
  if (last && !last.resultShown && a % 2) {
    const result = { yes: 1, no: 0, abstain: 0, cast: 1, entitled: null, quorum: null, quorumMet: true, adopted: true };
    Object.assign(last, { resultShown: true, result });
    return [make({ name: 'motion.shown', data: { motionId: last.motionId, shown: last } })];
  }
  const number = truth.motions.length + 1;
  const row = openedMotion(number);
  truth.motions.push(row);
  return [make({ name: 'motion.opened', data: { motionId: row.motionId, shown: row } })];
}
