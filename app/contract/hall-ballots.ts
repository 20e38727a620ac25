import type { HallChannel, HallCountView } from './hall.ts';

/** The order in which counts of the hall are told. */
const order: readonly HallChannel[] = ['paper', 'hands'];

/** The counts of a motion with that of one channel put in its place, or taken out with null; in the order of the channels. */
export function putHallCount<T extends { channel: HallChannel }>(counts: T[], channel: HallChannel, count: T | null) {
  const others = counts.filter((row) => row.channel !== channel);
  return order.flatMap((known) =>
    count && known === channel ? [count] : others.filter((row) => row.channel === known),
  );
}

/** Ballots of a motion by phone and of the confirmed counts of the hall. */
export function countBallots({ cast, hall }: { cast: number; hall: HallCountView[] }): number {
  return hall.reduce((sum, { ballots }) => sum + (ballots ?? 0), cast);
}
