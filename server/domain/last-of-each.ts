import type { AppError } from '#app/contract/errors.ts';
import type { Outcome } from './writer.ts';

/** The answer to one refused act of a batch. */
export const refuse = (error: AppError): Outcome => ({ ok: false, error });

/**
 * Of several acts of one person on one thing only the last is stored; the earlier ones still get their own revision.
 * @param refused the refusal of each act, or null
 * @param keyOf person and thing
 * @returns `rows`, the acts to store with how many changes each stands for; `revisionOf`, an act's own revision from
 * the stored ones by key (1 where there is none)
 */
export function lastOfEach<A>(acts: A[], refused: Array<AppError | null>, keyOf: (act: A) => string) {
  const rows = new Map<string, { act: A; changes: number }>();
  const keys: string[] = [];
  const places: number[] = [];
  acts.forEach((act, index) => {
    if (refused[index]) return;
    const key = keyOf(act);
    const changes = (rows.get(key)?.changes ?? 0) + 1;
    rows.set(key, { act, changes });
    keys[index] = key;
    places[index] = changes;
  });
  return {
    rows: [...rows.values()],
    revisionOf(index: number, stored: ReadonlyMap<string, number>): number {
      const key = keys[index] ?? '';
      return (stored.get(key) ?? 1) - (rows.get(key)?.changes ?? 0) + (places[index] ?? 0);
    },
  };
}
