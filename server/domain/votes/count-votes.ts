import type { Reader } from '#db/client.ts';
import { listBallotCounts, listStatementTallies } from '#db/queries/votes.ts';
import { presentStatementTally } from '../statements/present.ts';
import { countCast } from './present.ts';

/** Public counts of committed votes: what a tally announces. */
export type VoteCounts = {
  statements: Array<{ statementId: string; agree: number; disagree: number; pass: number; revision: number }>;
  motions: Array<{ motionId: string; cast: number; revision: number; result: null }>;
};

/** Counts committed rows of the given statements and motions; how people voted on a motion stays hidden. */
export async function countVotes(db: Reader, statementIds: string[], motionIds: string[]): Promise<VoteCounts> {
  const [tallies, counts] = await Promise.all([
    statementIds.length > 0 ? listStatementTallies(db, statementIds) : [],
    motionIds.length > 0 ? listBallotCounts(db, motionIds) : new Map<string, never>(),
  ]);
  return {
    statements: tallies.map((row) => ({ statementId: row.statementId, ...presentStatementTally(row) })),
    motions: [...counts].map(([motionId, row]) => ({
      motionId,
      cast: countCast(row),
      revision: row.changes,
      result: null,
    })),
  };
}
