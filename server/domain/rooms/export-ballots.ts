import type { MethodBallot } from '#app/contract/ballots.ts';
import { limits } from '#app/contract/limits.ts';
import { hasOptions } from '#app/contract/methods.ts';
import type { Reader } from '#db/client.ts';
import { listMethodBallots, type MotionRow } from '#db/queries/votes.ts';

/** The ballots of one motion, equal ones together, in the order of their text: nothing tells who cast them or when. */
export type PublishedBallots = {
  motionId: string;
  number: number;
  ballots: Array<{ ballot: MethodBallot; count: number }>;
};

/** The ballots of motions that name options, of those whose result was shown and on which enough people voted. */
export async function listPublishedBallots(db: Reader, motions: MotionRow[]): Promise<PublishedBallots[]> {
  const published = motions.filter(
    ({ method, resultShown, result }) =>
      hasOptions(method) && resultShown && (result?.cast ?? 0) >= limits.fewestBallots,
  );
  const ballots = await listMethodBallots(
    db,
    published.map((row) => row.motionId),
  );
  return published.map(({ motionId, number }) => ({
    motionId,
    number,
    ballots: (ballots.get(motionId) ?? []).map(({ ballot, w }) => ({ ballot, count: w })),
  }));
}
