import type { Consensus, ConsensusStatement, Side, Tally } from './map-types.ts';
import { measureShare, significant, smoothShare } from './statement-tests.ts';

const mostStatements = 5;

/**
 * The statements most of all participants agree, and disagree, with (step 9): more than half beyond chance, by share ·
 * test, at most five each way. Moderated-out statements are left out.
 * @param votes raw votes of all participants, also those outside the conversation
 */
export function findConsensus(votes: Tally, isOut: Uint8Array): Consensus {
  return { agree: findSide(votes, isOut, 'agree'), disagree: findSide(votes, isOut, 'disagree') };
}

function findSide(votes: Tally, isOut: Uint8Array, side: Side): ConsensusStatement[] {
  return [...isOut.keys()]
    .filter((statement) => isOut[statement] !== 1)
    .map((statement) => measureShare(votes, statement, side))
    .filter(({ share, shareTest }) => share > 0.5 && shareTest > significant)
    .sort((a, b) => b.share * b.shareTest - a.share * a.shareTest)
    .slice(0, mostStatements);
}

/** Product over groups of (agree + 1) / (seen + 2), by statement (step 9): near 1 only where every group agrees. */
export function measureGroupAwareConsensus(groups: readonly Tally[], statementCount: number): Float64Array {
  const product = new Float64Array(statementCount).fill(groups.length > 0 ? 1 : 0);
  for (const { agree, seen } of groups) {
    for (let statement = 0; statement < statementCount; statement += 1) {
      product[statement] = (product[statement] ?? 0) * smoothShare(agree[statement] ?? 0, seen[statement] ?? 0);
    }
  }
  return product;
}
