import type { MethodBallot } from '#app/contract/ballots.ts';
import { areBallotsPublished, type NamingFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { limits } from '#app/contract/limits.ts';
import { hasOptions } from '#app/contract/methods.ts';
import type { Reader } from '#db/client.ts';
import { countRarestWeight, listWeighedBallots } from '#db/queries/weights.ts';
import { listMethodBallots, type MotionRow } from '#db/queries/votes.ts';
import { presentHallCount } from '../votes/present.ts';

/** The ballots of one motion, equal ones together, in the order of their text: nothing tells who cast them or when. */
export type PublishedBallots = {
  motionId: string;
  number: number;
  /** `weight` is what they count for together, where that is not one each. */
  ballots: Array<{ ballot: MethodBallot; count: number; weight?: number }>;
  /** The confirmed counts of the hall, where it was counted. */
  hall?: Array<{ channel: HallChannel } & NamingFigures>;
};

/**
 * The ballots and the counts of the hall of motions that name options, of those whose result was shown and where each of these
 * parts has enough ballots.
 */
export async function listPublishedBallots(db: Reader, motions: MotionRow[]): Promise<PublishedBallots[]> {
  const published = motions.filter((row) => hasOptions(row.method) && row.resultShown && hasEnough(row));
  const ballots = await listMethodBallots(
    db,
    published.map((row) => row.motionId),
  );
  const files: PublishedBallots[] = [];
  for (const { motionId, number, weights, hall } of published) {
    const plain = (ballots.get(motionId) ?? []).map(({ ballot, w }) => ({ ballot, count: w }));
    if (!weights) files.push({ motionId, number, ballots: plain, ...(hall && { hall: figuresOf(hall) }) });
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

function hasEnough({ hall, result }: MotionRow): boolean {
  const counts = (hall ?? []).map(presentHallCount);
  const ofHall = counts.reduce((sum, { ballots }) => sum + (ballots ?? 0), 0);
  return areBallotsPublished({ cast: (result?.cast ?? 0) - ofHall, hall: counts });
}

function figuresOf(hall: NonNullable<MotionRow['hall']>): NonNullable<PublishedBallots['hall']> {
  return hall.flatMap(({ channel, figures }): NonNullable<PublishedBallots['hall']> => {
    if (!figures || !('people' in figures)) return [];
    const { blank, people } = figures;
    if ('orders' in figures) return [{ channel, orders: inOrder(figures.orders), blank, people }];
    return [{ channel, options: figures.options, blank, people }];
  });
}

/** By their text: which was entered first says nothing. */
const inOrder = (orders: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(orders).sort(([a], [b]) => (a < b ? -1 : 1)));
