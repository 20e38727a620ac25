import type { HallState } from '#app/contract/hall.ts';
import type { Counts } from './rules.ts';

const isEqual = (one: Counts, other: Counts): boolean =>
  one.yes === other.yes && one.no === other.no && one.abstain === other.abstain;

/**
 * What the entries of different people make of one count: one alone waits for a second, two and more confirm it when all agree in
 * every figure, and otherwise differ.
 * @param entries one for each person, at least one
 */
export function compareCounts(entries: Counts[]): HallState {
  const [first, ...others] = entries;
  if (!first || others.length === 0) return 'entered';
  return others.every((other) => isEqual(first, other)) ? 'confirmed' : 'differing';
}
