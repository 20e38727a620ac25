import type { MethodBallot } from '#app/contract/ballots.ts';
import { limits } from '#app/contract/limits.ts';
import { hasOptions } from '#app/contract/methods.ts';
import type { Reader } from '#db/client.ts';
import { countRarestWeight, listWeighedBallots } from '#db/queries/weights.ts';
import { listMethodBallots, type MotionRow } from '#db/queries/votes.ts';

/** The ballots of one motion, equal ones together, in the order of their text: nothing tells who cast them or when. */
export type PublishedBallots = {
  motionId: string;
  number: number;
  /** `weight` is what they count for together, where that is not one each. */
  ballots: Array<{ ballot: MethodBallot; count: number; weight?: number }>;
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
  const files: PublishedBallots[] = [];
  for (const { motionId, number, weights } of published) {
    const plain = (ballots.get(motionId) ?? []).map(({ ballot, w }) => ({ ballot, count: w }));
    if (!weights) files.push({ motionId, number, ballots: plain });
    // A rare weight tells whose ballot it is.
    else if ((await countRarestWeight(db, motionId)) >= limits.fewestBallots) {
      const weighed = await listWeighedBallots(db, motionId);
      files.push({
        motionId,
        number,
        ballots: weighed.map(({ ballot, w, people }) => ({ ballot, count: people, weight: w })),
      });
    }
  }
  return files;
}
