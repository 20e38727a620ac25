import type { LiveEvent } from '#app/contract/events.ts';
import type { MotionView, RoomView } from '#app/contract/views.ts';
import type { Reader } from '#db/client.ts';
import { listCommentSupports } from '#db/queries/comments.ts';
import { listSupportCounts } from '#db/queries/questions.ts';
import { listBallotCounts, listStatementTallies } from '#db/queries/votes.ts';
import { sessionTopic } from '../context.ts';
import { presentStatementTally } from '../statements/present.ts';
import { countCast, presentDelegated, presentParts } from './present.ts';

/** Public counts of committed votes: what a tally announces. */
export type VoteCounts = {
  statements: Array<{ statementId: string; agree: number; disagree: number; pass: number; revision: number }>;
  motions: Array<{
    motionId: string;
    cast: number;
    delegated?: number;
    parts?: number[];
    revision: number;
    result: null;
  }>;
  questions: Array<{ questionId: string; supports: number; revision: number }>;
  comments: Array<{ commentId: string; supports: number; revision: number }>;
};

/** Ids of what is to be counted. */
export type Countable = Record<keyof VoteCounts, string[]>;

/** Counts committed rows of the given statements, motions, questions and comments; how people voted on a motion stays hidden. */
export async function countVotes(
  db: Reader,
  { statements, motions, questions, comments }: Countable,
): Promise<VoteCounts> {
  const [tallies, counts, supports, ofComments] = await Promise.all([
    statements.length > 0 ? listStatementTallies(db, statements) : [],
    motions.length > 0 ? listBallotCounts(db, motions) : new Map<string, never>(),
    listSupportCounts(db, questions),
    listCommentSupports(db, comments),
  ]);
  return {
    statements: tallies.map((row) => ({ statementId: row.statementId, ...presentStatementTally(row) })),
    motions: [...counts].map(([motionId, row]) => ({
      motionId,
      cast: countCast(row),
      ...presentDelegated(row),
      ...presentParts(row),
      revision: row.changes,
      result: null,
    })),
    questions: [...supports].map(([questionId, row]) => ({
      questionId,
      supports: row.supports,
      revision: row.changes,
    })),
    comments: ofComments,
  };
}

function tallyOfMotion({ motionId, cast, delegated, colleges, revision }: MotionView): VoteCounts['motions'][number] {
  return {
    motionId,
    cast,
    ...(delegated !== undefined && { delegated }),
    ...(colleges && { parts: colleges.map(({ part }) => part) }),
    revision,
    result: null,
  };
}

/** The counts that a loaded room holds. */
function countsOfRoom(room: RoomView): VoteCounts {
  return {
    statements: room.statements.flatMap(({ statementId, tally }) =>
      tally.revision > 0 ? [{ statementId, ...tally }] : [],
    ),
    motions: room.motions.filter(({ revision }) => revision > 0).map(tallyOfMotion),
    questions: room.questions.items.flatMap(({ questionId, supports, revision }) =>
      revision > 0 ? [{ questionId, supports, revision }] : [],
    ),
    comments: room.comments.items.flatMap(({ commentId, supports, revision }) =>
      revision > 0 ? [{ commentId, supports, revision }] : [],
    ),
  };
}

/** Above this many statements at once their counts travel in one frame. */
const singleFrames = 8;

/** The frames that tell counts to everybody in a session. */
export function tallyEvents(sessionId: string, counts: VoteCounts): LiveEvent[] {
  const topic = sessionTopic(sessionId);
  const at = new Date().toISOString();
  const ofStatements: LiveEvent[] =
    counts.statements.length > singleFrames
      ? [{ topic, name: 'statements.tallied', at, data: { tallies: counts.statements } }]
      : counts.statements.map((data) => ({ topic, name: 'statement.tallied', at, data }));
  return [
    ...ofStatements,
    ...counts.motions.map((data): LiveEvent => ({ topic, name: 'motion.tallied', at, data })),
    ...counts.comments.map((data): LiveEvent => ({ topic, name: 'comment.supported', at, data })),
    ...counts.questions.map((data): LiveEvent => ({ topic, name: 'question.supported', at, data })),
  ];
}

/** What a loaded room holds of that which is not in the log: its counts, that there is a map, and the head of its record. */
export function standingEvents(room: RoomView): LiveEvent[] {
  const { sessionId } = room.session;
  const at = new Date().toISOString();
  const data = { sessionId, revision: room.mapRevision };
  const map: LiveEvent[] =
    room.mapRevision > 0 ? [{ topic: sessionTopic(sessionId), name: 'map.drawn', at, data }] : [];
  const head = room.ledgerHead;
  const signed: LiveEvent[] =
    head === null
      ? []
      : [{ topic: sessionTopic(sessionId), name: 'ledger.signed', at: head.at, data: { sessionId, head } }];
  return [...tallyEvents(sessionId, countsOfRoom(room)), ...map, ...signed];
}
