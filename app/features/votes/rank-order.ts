import { readBallot, type Fields } from '#app/contract/ballot-fields.ts';

/** The options that a form puts in order, the first first. */
export function orderOf(fields: Fields): string[] {
  const { ranking } = readBallot('ranked-irv', fields) as { ranking: string[][] | null };
  return (ranking ?? []).flat();
}

/** An order with one option moved to a place, 0 the first; beyond the end it is the last. A new one comes in. */
export function moveTo(order: readonly string[], optionId: string, place: number): string[] {
  const others = order.filter((one) => one !== optionId);
  return others.toSpliced(Math.max(0, place), 0, optionId);
}
