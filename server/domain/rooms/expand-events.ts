import type { EventName, LiveEvent } from '#app/contract/events.ts';
import type { Reader } from '#db/client.ts';
import { listCommentsById } from '#db/queries/comments.ts';
import { findFloor } from '#db/queries/floor.ts';
import type { LoggedEvent } from '#db/queries/events.ts';
import { listQuestionsById, listSupportCounts } from '#db/queries/questions.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { findSession } from '#db/queries/sessions.ts';
import { listBallotCounts, listMotions, listStatementsById, listStatementTallies } from '#db/queries/votes.ts';
import { presentComment } from '../comments/present.ts';
import { presentQuestion } from '../questions/present.ts';
import { presentFloor } from '../floor/present.ts';
import { presentStatement } from '../statements/present.ts';
import { presentMotion } from '../votes/present.ts';
import { presentAgenda, presentAgendaTimes, presentSession } from '../sessions/present.ts';

/** Events whose `shown` comes from the session's own row. */
const ofSession: readonly string[] = ['session.changed', 'agenda.timed', 'wall.switched'];

type Expand = (data: Record<string, unknown>) => unknown;

/**
 * Turns rows of the log back into frames, with what is shown as it is now: what was hidden meanwhile has no text.
 * @param sessionId the session whose topic they belong to
 */
export async function expandEvents(db: Reader, sessionId: string, rows: LoggedEvent[]): Promise<LiveEvent[]> {
  const expanders = await prepare(db, sessionId, rows);
  return rows.map((row) => {
    const expand = expanders[row.name as EventName];
    return { ...row, data: expand ? { ...row.data, shown: expand(row.data) } : row.data } as unknown as LiveEvent;
  });
}

const idsOf = (rows: LoggedEvent[], prefix: string, key: string): string[] => [
  ...new Set(rows.filter((row) => row.name.startsWith(prefix)).map((row) => String(row.data[key]))),
];

async function prepare(
  db: Reader,
  sessionId: string,
  rows: LoggedEvent[],
): Promise<Partial<Record<EventName, Expand>>> {
  const comments = await prepareComments(db, rows);
  const statements = await prepareStatements(db, rows);
  const questions = await prepareQuestions(db, rows);
  const motions = await prepareMotions(db, sessionId, rows);
  const session = rows.some((row) => ofSession.includes(row.name)) ? await findSession(db, sessionId) : null;
  const agenda = rows.some((row) => row.name === 'agenda.changed' || row.name === 'agenda.timed')
    ? await listAgenda(db, sessionId)
    : [];
  const floor = rows.some((row) => row.name === 'floor.changed') ? await findFloor(db, sessionId) : null;
  return {
    'comment.posted': comments,
    'comment.restored': comments,
    'comment.edited': comments,
    'statement.added': statements,
    'statement.restored': statements,
    'statement.translated': statements,
    'question.asked': questions,
    'question.moved': questions,
    'motion.opened': motions,
    'motion.closed': motions,
    'motion.shown': motions,
    'session.changed': () => (session ? presentSession(session) : null),
    'agenda.changed': () => presentAgenda(agenda),
    'agenda.timed': () => presentAgendaTimes(agenda, session?.itemSince ?? null),
    'wall.switched': () => session?.wallMessage ?? null,
    'floor.changed': () => (floor ? presentFloor(floor) : null),
  };
}

async function prepareComments(db: Reader, rows: LoggedEvent[]): Promise<Expand> {
  const found = await listCommentsById(db, idsOf(rows, 'comment.', 'commentId'));
  const byId = new Map(found.map((row) => [row.commentId, presentComment(row)]));
  return (data) => byId.get(String(data.commentId)) ?? null;
}

async function prepareStatements(db: Reader, rows: LoggedEvent[]): Promise<Expand> {
  const ids = idsOf(rows, 'statement.', 'statementId');
  const found = await listStatementsById(db, ids);
  const tallies = new Map((await listStatementTallies(db, ids)).map((row) => [row.statementId, row]));
  const byId = new Map(found.map((row) => [row.statementId, presentStatement(row, tallies.get(row.statementId))]));
  return (data) => byId.get(String(data.statementId)) ?? null;
}

async function prepareQuestions(db: Reader, rows: LoggedEvent[]): Promise<Expand> {
  const ids = idsOf(
    rows.filter((row) => row.name !== 'question.held'),
    'question.',
    'questionId',
  );
  const found = await listQuestionsById(db, ids);
  const counts = await listSupportCounts(db, ids);
  const byId = new Map(found.map((row) => [row.questionId, presentQuestion(row, counts.get(row.questionId))]));
  return (data) => byId.get(String(data.questionId)) ?? null;
}

async function prepareMotions(db: Reader, sessionId: string, rows: LoggedEvent[]): Promise<Expand> {
  const ids = idsOf(rows, 'motion.', 'motionId');
  if (ids.length === 0) return () => null;
  const found = await listMotions(db, sessionId);
  const counts = await listBallotCounts(db, ids);
  const byId = new Map(found.map((row) => [row.motionId, presentMotion(row, counts.get(row.motionId))]));
  return (data) => byId.get(String(data.motionId)) ?? null;
}
