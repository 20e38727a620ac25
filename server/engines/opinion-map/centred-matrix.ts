import { tallyVotes, type VoteMatrix } from './vote-matrix.ts';
import type { Tally } from './map-types.ts';

/**
 * Votes as the components see them: each real vote minus the mean of its statement. A missing vote takes that mean (step
 * 3), and so is exactly 0 once centred: the real votes are all there is.
 */
export type CentredMatrix = VoteMatrix & {
  /** Mean real vote by statement; 0 where moderated out or never voted on. */
  center: Float64Array;
  /** The centred vote by the code of the vote; 0 where moderated out. */
  deviations: Float64Array;
  /** 1 by statement that is moderated out: a column of zeros (step 1). */
  isOut: Uint8Array;
  outCount: number;
  /** Raw votes of all participants. */
  votes: Tally;
};

/** Steps 1, 3 and the centring of step 4. @throws RangeError for a moderated-out statement that is not there */
export function centreVotes(matrix: VoteMatrix, moderatedOut: readonly number[]): CentredMatrix {
  const isOut = markStatements(moderatedOut, matrix.statementCount);
  const votes = tallyVotes(
    matrix,
    new Int32Array(matrix.participantCount).map((_, row) => row),
  );
  const center = new Float64Array(matrix.statementCount);
  const deviations = new Float64Array(matrix.statementCount * 4);
  votes.seen.forEach((seen, statement) => {
    if (seen === 0 || isOut[statement] === 1) return;
    const mean = ((votes.agree[statement] ?? 0) - (votes.disagree[statement] ?? 0)) / seen;
    center[statement] = mean;
    deviations.set([-1 - mean, -mean, 1 - mean], statement * 4);
  });
  return { ...matrix, center, deviations, isOut, outCount: isOut.reduce((sum, out) => sum + out, 0), votes };
}

/** 1 for each of the given statements. @throws RangeError for one that is not there */
export function markStatements(numbers: readonly number[], statementCount: number): Uint8Array {
  const marks = new Uint8Array(statementCount);
  for (const number of numbers) {
    if (!(Number.isInteger(number) && number >= 0 && number < statementCount)) {
      throw new RangeError(`There is no statement ${number}.`);
    }
    marks[number] = 1;
  }
  return marks;
}
