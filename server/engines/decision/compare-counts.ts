import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallState } from '#app/contract/hall.ts';

const inOrder = (figures: Record<string, number>) => Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1));

/** All figures of an entry as one text, options and orders in the order of their letters; two people word a reason in two ways. */
function textOf(entry: HallFigures): string {
  if ('yes' in entry) return JSON.stringify([entry.yes, entry.no, entry.abstain]);
  if ('block' in entry) return JSON.stringify([entry.agree, entry.aside, entry.block]);
  return JSON.stringify([entry.people, entry.blank, inOrder('orders' in entry ? entry.orders : entry.options)]);
}

/**
 * What the entries of different people make of one count: one alone waits for a second, two and more confirm it when all agree in
 * every figure, and otherwise differ.
 * @param entries one for each person, at least one
 */
export function compareCounts(entries: HallFigures[]): HallState {
  const [first, ...others] = entries.map(textOf);
  if (first === undefined || others.length === 0) return 'entered';
  return others.every((other) => first === other) ? 'confirmed' : 'differing';
}
