import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import { listCaptionsAfter } from '#db/queries/captions.ts';
import { listEditCounts } from '#db/queries/comment-texts.ts';
import { listSessionComments } from '#db/queries/comments.ts';
import { listAllEvents } from '#db/queries/events.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { listSessionSupports, listShownQuestions, listSupportCounts } from '#db/queries/questions.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { findSession, upsertPseudonyms } from '#db/queries/sessions.ts';
import type { MotionRow, StatementRow } from '#db/queries/votes.ts';
import {
  listBallotCounts,
  listMotions,
  listSessionVotes,
  listStatements,
  listStatementTexts,
  listStatementTallies,
} from '#db/queries/votes.ts';
import type { Reader } from '#db/client.ts';
import { presentCaption } from '../captions/present.ts';
import { presentLedger } from '../ledger/present.ts';
import type { DomainServices } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { isPublicStatement } from '../statements/present.ts';
import { presentMotion } from '../votes/present.ts';
import { csvTable } from './csv.ts';
import { loadModerationLog } from './load-moderation-log.ts';
import { publishMap } from './publish-map.ts';
import { listPublishedBallots } from './export-ballots.ts';
import { documentsCsv } from './export-documents.ts';
import { exportReadme } from './export-readme.ts';
import { statementsCsv, translationsCsv } from './export-statements.ts';

type Votes = Awaited<ReturnType<typeof listSessionVotes>>;
type Pseudonyms = Map<string, number>;

/**
 * The open data of a session as named text files: the last vote of every pair, under pseudonyms that are drawn once.
 * Of a closed session it is the same bytes each time.
 * @throws AppError `not_found`
 */
export async function exportSession(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  sessionId: string,
): Promise<Record<string, string>> {
  return transact(services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const who = await upsertPseudonyms(tx, sessionId);
    const statements = (await listStatements(tx, sessionId)).filter(isPublicStatement);
    const votes = await listSessionVotes(tx, sessionId);
    const tallies = await listStatementTallies(
      tx,
      statements.map((row) => row.statementId),
    );
    const motions = await listMotions(tx, sessionId);
    const counts = await listBallotCounts(
      tx,
      motions.map((row) => row.motionId),
    );
    const opened = motions.filter((row) => row.state !== 'draft');
    const map = await publishMap(tx, session, who, services.now());
    const ledger = await presentLedger(tx, sessionId);
    return {
      'votes.csv': votesCsv(votes, who),
      'participants-votes.csv': participantsCsv(statements, votes, who),
      'statements.csv': statementsCsv(statements, tallies, who),
      'statement-translations.csv': translationsCsv(statements, await listStatementTexts(tx, sessionId)),
      'comments.csv': await commentsCsv(tx, sessionId, who),
      ...(await questionFiles(tx, sessionId, who)),
      ...(session.state === 'closed' && { 'captions.csv': await captionsCsv(tx, sessionId) }),
      'documents.csv': await documentsCsv(tx, session),
      'motions.json': json(opened.map((row) => presentMotion(row, counts.get(row.motionId)))),
      ...(map !== null && { 'opinion-map.json': json(map) }),
      ...weightsFile(opened),
      'ballots.json': json(await listPublishedBallots(tx, opened)),
      ...(ledger !== null && { 'record.json': json(ledger) }),
      'moderation.json': json(await loadModerationLog(tx, sessionId)),
      'log.json': json(await listAllEvents(tx, sessionTopic(sessionId))),
      'README.md': exportReadme(presentHead(session)),
    };
  });
}

/** For how much each seat counted, of motions where that is not one each. */
function weightsFile(opened: MotionRow[]): Record<string, string> {
  const weighed = opened.flatMap(({ motionId, number, weights }) =>
    weights ? [{ motionId, number, ...weights }] : [],
  );
  return weighed.length > 0 ? { 'weights.json': json(weighed) } : {};
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

function presentHead(session: SessionRow) {
  return { title: session.title, sessionId: session.sessionId, closedAt: session.closedAt?.toISOString() ?? null };
}

/** In the order of the statements, then of the pseudonyms: the order of the votes in time would say who came when. */
function votesCsv(votes: Votes, who: Pseudonyms): string {
  const rows = votes
    .map((row) => [Date.parse(row.votedAt), row.number, who.get(row.personId) ?? -1, row.vote] as const)
    .sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  return csvTable(
    ['timestamp', 'statement-id', 'voter-id', 'vote'],
    rows.map((row) => [...row]),
  );
}

function participantsCsv(statements: StatementRow[], votes: Votes, who: Pseudonyms): string {
  const numbers = statements.map((row) => row.number);
  const byPerson = new Map<number, Map<number, number>>();
  for (const row of votes) {
    const pseudonym = who.get(row.personId) ?? -1;
    const own = byPerson.get(pseudonym) ?? new Map<number, number>();
    byPerson.set(pseudonym, own.set(row.number, row.vote));
  }
  const added = new Map<number, number>();
  for (const row of statements) {
    const author = who.get(row.authorId) ?? -1;
    added.set(author, (added.get(author) ?? 0) + 1);
  }
  const rows = [...byPerson]
    .sort(([a], [b]) => a - b)
    .map(([pseudonym, own]) => {
      const cast = [...own.values()];
      const count = (vote: number) => cast.filter((value) => value === vote).length;
      return [
        pseudonym,
        added.get(pseudonym) ?? 0,
        cast.length,
        count(1),
        count(-1),
        ...numbers.map((number) => own.get(number) ?? null),
      ];
    });
  return csvTable(['participant', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', ...numbers.map(String)], rows);
}

const commentColumns = [
  'comment-id',
  'posted-at',
  'parent-id',
  'author-id',
  'kind',
  'state',
  'reason',
  'edited',
  'supports',
  'lang',
  'text',
];

/** Held and refused comments were never public and stay out of the open data. */
async function commentsCsv(db: Reader, sessionId: string, who: Pseudonyms): Promise<string> {
  const [comments, edits] = await Promise.all([listSessionComments(db, sessionId), listEditCounts(db, sessionId)]);
  const numberOf = new Map(comments.map((row) => [row.commentId, row.number]));
  const rows = comments
    .filter((row) => row.state === 'published' || row.state === 'hidden' || row.state === 'withdrawn')
    .map((row) => [
      row.number,
      row.postedAt.toISOString(),
      row.parentId ? (numberOf.get(row.parentId) ?? null) : null,
      who.get(row.authorId) ?? -1,
      row.kind,
      row.state,
      row.reason,
      edits.get(row.commentId) ?? 0,
      row.supports,
      row.lang,
      row.state === 'published' ? row.text : '',
    ]);
  return csvTable(commentColumns, rows);
}

/** The transcript of the captions; a hidden line keeps its place and loses its text. Without who wrote it. */
async function captionsCsv(db: Reader, sessionId: string): Promise<string> {
  const lines = (await listCaptionsAfter(db, sessionId, 0, limits.captionsPerSession)).map(presentCaption);
  return csvTable(
    ['line', 'written-at', 'lang', 'state', 'text'],
    lines.map((line, at) => [at + 1, line.at, line.lang, line.text === null ? 'hidden' : 'shown', line.text ?? '']),
  );
}

/** Who asked without a name stays without a number too: with one, the questions could be laid beside named comments. */
async function questionFiles(db: Reader, sessionId: string, who: Pseudonyms): Promise<Record<string, string>> {
  const questions = await listShownQuestions(db, sessionId);
  const counts = await listSupportCounts(
    db,
    questions.map((row) => row.questionId),
  );
  const supports = (await listSessionSupports(db, sessionId))
    .map((row) => [row.number, who.get(row.personId) ?? -1] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    'questions.csv': csvTable(
      questionColumns,
      questions.map((row) => questionCells(row, counts.get(row.questionId)?.supports ?? 0, who)),
    ),
    'question-supports.csv': csvTable(
      ['question-id', 'voter-id'],
      supports.map((row) => [...row]),
    ),
  };
}

const questionColumns = [
  'question-id',
  'asked-at',
  'author-id',
  'supports',
  'state',
  'reason',
  'answered-at',
  'lang',
  'text',
  'answer',
];

function questionCells(row: QuestionRow, supports: number, who: Pseudonyms) {
  const covered = row.state === 'hidden';
  return [
    row.number,
    row.askedAt.toISOString(),
    row.authorName === null ? null : (who.get(row.authorId) ?? -1),
    supports,
    row.state,
    row.reason,
    row.answeredAt?.toISOString() ?? null,
    row.lang,
    covered ? '' : row.text,
    covered ? '' : (row.answer ?? ''),
  ];
}
