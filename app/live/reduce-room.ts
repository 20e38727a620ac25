import type { EventData, LiveEvent } from '#app/contract/events.ts';
import { putHallCount } from '#app/contract/hall-ballots.ts';
import type { LedgerHead } from '#app/contract/ledger.ts';
import type { AgendaTimes, MotionView, QuestionView, RoomView, StatementView } from '#app/contract/views.ts';
import {
  putComment,
  coverComment,
  dropComment,
  changeComment,
  countOfComment,
  takeSupports,
} from './reduce-comments.ts';

/**
 * Applies one event to a room. Pure. A logged event counts once, by its `seq`, and an older tally is ignored by its
 * `revision`: so a state that was loaded while events came in and the same events afterwards agree.
 */
export function reduceRoom(room: RoomView, event: LiveEvent): RoomView {
  if (event.seq !== undefined && event.seq <= room.seq) return room;
  const next = patch(room, event);
  return event.seq === undefined ? next : { ...next, seq: event.seq };
}

/**
 * The room of a page that was asked for anew. Events that came meanwhile may have made the page's own state the newer
 * one, which then stays; counts never go back in either case.
 */
export function takeLoaded(room: RoomView, loaded: RoomView): RoomView {
  if (loaded.session.sessionId !== room.session.sessionId) return loaded;
  const [newer, older] = loaded.seq < room.seq ? [room, loaded] : [loaded, room];
  const tallied = tallyStatements(
    newer.statements,
    older.statements.map(({ statementId, tally }) => ({ statementId, ...tally })),
  );
  const motions = newer.motions.map((motion) => older.motions.reduce(tallyMotion, motion));
  const items = newer.questions.items.map((question) => older.questions.items.reduce(countSupports, question));
  return {
    ...newer,
    statements: tallied,
    motions,
    mapRevision: Math.max(newer.mapRevision, older.mapRevision),
    ledgerHead: newerHead(newer.ledgerHead, older.ledgerHead),
    questions: { ...newer.questions, items },
    comments: {
      ...newer.comments,
      items: newer.comments.items.map((row) => older.comments.items.reduce(countOfComment, row)),
    },
  };
}

function patch(room: RoomView, event: LiveEvent): RoomView {
  switch (event.name) {
    case 'session.changed':
      return event.data.shown ? { ...room, session: event.data.shown } : room;
    case 'session.moved':
      return { ...room, session: moveSession(room.session, event.data.state, event.data.at) };
    case 'agenda.changed':
      return event.data.shown ? { ...room, agenda: event.data.shown } : room;
    case 'agenda.moved':
      return { ...room, session: { ...room.session, currentItemId: event.data.agendaItemId } };
    case 'agenda.timed':
      return event.data.shown ? timeAgenda(room, event.data.shown) : room;
    case 'door.moved':
      return { ...room, session: { ...room.session, door: event.data.door, doorReason: event.data.reason } };
    case 'wall.switched':
      return { ...room, session: { ...room.session, wall: event.data.view, wallMessage: event.data.shown } };
    case 'motion.opened':
    case 'motion.closed':
    case 'motion.shown':
      return event.data.shown ? { ...room, motions: putMotion(room.motions, event.data.shown) } : room;
    case 'motion.counted':
      return { ...room, motions: room.motions.map((motion) => countHall(motion, event.data)) };
    case 'motion.tallied':
      return { ...room, motions: room.motions.map((motion) => tallyMotion(motion, event.data)) };
    case 'statement.added':
    case 'statement.restored':
    case 'statement.translated':
      return event.data.shown ? { ...room, statements: putStatement(room.statements, event.data.shown) } : room;
    case 'statement.hidden':
      return { ...room, statements: room.statements.map((row) => hideStatement(row, event.data)) };
    case 'statement.merged':
      return { ...room, statements: room.statements.map((row) => mergeStatement(row, event.data)) };
    case 'statement.tallied':
      return { ...room, statements: room.statements.map((row) => tallyStatement(row, event.data)) };
    case 'statements.tallied':
      return { ...room, statements: tallyStatements(room.statements, event.data.tallies) };
    case 'map.drawn':
      return { ...room, mapRevision: Math.max(room.mapRevision, event.data.revision) };
    case 'ledger.signed':
      return { ...room, ledgerHead: newerHead(room.ledgerHead, event.data.head) };
    case 'question.asked':
    case 'question.moved':
    case 'question.held':
    case 'question.supported':
      return { ...room, questions: patchQuestions(room.questions, event) };
    case 'comment.posted':
      return event.data.shown ? { ...room, comments: putComment(room.comments, event.data.shown, null) } : room;
    case 'comment.restored':
      return event.data.shown
        ? { ...room, comments: putComment(room.comments, event.data.shown, event.data.from) }
        : room;
    case 'comment.hidden':
      return { ...room, comments: coverComment(room.comments, event.data, 'hidden') };
    case 'text.withheld':
      // A text that waits again: nobody sees that there is one.
      return {
        ...room,
        comments: dropComment(room.comments, event.data),
        statements: room.statements.filter((row) => row.statementId !== event.data.targetId),
        questions: {
          ...room.questions,
          items: room.questions.items.filter((row) => row.questionId !== event.data.targetId),
        },
      };
    case 'comment.withdrawn':
      return { ...room, comments: coverComment(room.comments, { ...event.data, reason: null }, 'withdrawn') };
    case 'attendance.changed': {
      const { sessionId: _session, ...attendance } = event.data;
      return { ...room, attendance };
    }
    case 'comment.edited':
    case 'comment.supported':
      return { ...room, comments: changeComment(room.comments, event) };
    case 'floor.changed':
      return event.data.shown ? { ...room, floor: event.data.shown } : room;
    default:
      return room;
  }
}

function newerHead(one: LedgerHead | null, other: LedgerHead | null): LedgerHead | null {
  return one === null || (other !== null && other.size > one.size) ? other : one;
}

function timeAgenda(room: RoomView, { itemSince, spent }: AgendaTimes): RoomView {
  const spentOf = new Map(spent.map((row) => [row.agendaItemId, row.spentMs]));
  const agenda = room.agenda.map((item) => ({ ...item, spentMs: spentOf.get(item.agendaItemId) ?? item.spentMs }));
  return { ...room, agenda, session: { ...room.session, itemSince } };
}

function moveSession(
  session: RoomView['session'],
  state: RoomView['session']['state'],
  at: string,
): RoomView['session'] {
  return {
    ...session,
    state,
    openedAt: state === 'planned' ? null : state === 'open' ? (session.openedAt ?? at) : session.openedAt,
    closedAt: state === 'closed' ? at : session.closedAt,
  };
}

function putMotion(motions: MotionView[], motion: MotionView): MotionView[] {
  const before = motions.find((row) => row.motionId === motion.motionId);
  const others = motions.filter((row) => row.motionId !== motion.motionId);
  return [...others, before ? tallyMotion(motion, before) : motion].sort((a, b) => a.number - b.number);
}

type MotionTally = Pick<MotionView, 'motionId' | 'cast' | 'delegated' | 'revision'> &
  Partial<Pick<EventData<'motion.tallied'>, 'parts'>> &
  Partial<Pick<MotionView, 'colleges'>>;

function tallyMotion(motion: MotionView, tally: MotionTally): MotionView {
  const { motionId, cast, delegated, revision, parts = tally.colleges?.map(({ part }) => part) } = tally;
  if (motion.motionId !== motionId || revision <= motion.revision) return motion;
  const { delegated: _before, ...rest } = motion;
  const colleges = rest.colleges?.map((college, at) => ({ ...college, part: parts?.[at] ?? college.part }));
  return { ...rest, cast, revision, ...(delegated !== undefined && { delegated }), ...(colleges && { colleges }) };
}

function countHall(motion: MotionView, { motionId, channel, state, ballots }: EventData<'motion.counted'>): MotionView {
  if (motion.motionId !== motionId) return motion;
  const count = state === 'withdrawn' ? null : { channel, state, ballots };
  return { ...motion, hall: putHallCount(motion.hall, channel, count) };
}

function putStatement(statements: StatementView[], statement: StatementView): StatementView[] {
  const before = statements.find((row) => row.statementId === statement.statementId);
  const newer =
    before && before.tally.revision > statement.tally.revision ? { ...statement, tally: before.tally } : statement;
  const others = statements.filter((row) => row.statementId !== statement.statementId);
  return [...others, newer].sort((a, b) => a.number - b.number);
}

function hideStatement(
  row: StatementView,
  { statementId, reason }: Pick<StatementView, 'statementId' | 'reason'>,
): StatementView {
  return row.statementId === statementId ? { ...row, ...hidden, reason } : row;
}

const hidden = { state: 'hidden', text: null, translations: {}, mergedInto: null } as const;

const mergeStatement = (row: StatementView, data: EventData<'statement.merged'>): StatementView =>
  row.statementId === data.statementId ? { ...row, state: 'merged', mergedInto: data.mergedInto } : row;

type Tally = StatementView['tally'] & { statementId: string };

function tallyStatement(row: StatementView, { statementId, ...tally }: Tally): StatementView {
  return row.statementId === statementId && tally.revision > row.tally.revision ? { ...row, tally } : row;
}

function tallyStatements(statements: StatementView[], tallies: Tally[]): StatementView[] {
  const byId = new Map(tallies.map((tally) => [tally.statementId, tally]));
  return statements.map((row) => {
    const tally = byId.get(row.statementId);
    return tally ? tallyStatement(row, tally) : row;
  });
}

type Questions = RoomView['questions'];
type OfQuestions = Extract<
  LiveEvent,
  { name: 'question.asked' | 'question.moved' | 'question.held' | 'question.supported' }
>;

function patchQuestions(questions: Questions, event: OfQuestions): Questions {
  const { items } = questions;
  if (event.name === 'question.held') return { ...questions, held: event.data.held };
  if (event.name === 'question.supported')
    return { ...questions, items: items.map((row) => countSupports(row, event.data)) };
  const { shown } = event.data;
  if (!shown) return questions;
  const before = items.find((row) => row.questionId === shown.questionId);
  const others = items.filter((row) => row.questionId !== shown.questionId);
  const newer = before ? countSupports(shown, before) : shown;
  return { ...questions, items: [...others, newer].sort((a, b) => a.number - b.number) };
}

type Supports = Pick<QuestionView, 'questionId' | 'supports' | 'revision'>;

function countSupports(row: QuestionView, { questionId, supports, revision }: Supports): QuestionView {
  return row.questionId === questionId ? takeSupports(row, { supports, revision }) : row;
}
