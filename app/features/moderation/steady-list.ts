import { useState } from 'react';

/** A list under somebody's thumb: what they look at stays where it is until they act themselves. */
export type SteadyList<T> = {
  /** `gone` marks what is no longer in the list; it keeps its place and its controls. */
  shown: Array<{ item: T; gone: boolean }>;
  /** New items that wait behind a button. */
  waiting: number;
  showAll(): void;
};

type Kept<T> = { items: T[]; seen: ReadonlySet<string>; own: string };

/** The list after the person's own act: what it dealt with leaves, nothing new comes in unless the list is empty. */
export function afterOwnAct<T>(
  kept: Kept<T>,
  fresh: T[],
  idOf: (item: T) => string,
  first: number,
  own: string,
): Kept<T> {
  const here = new Map(fresh.map((item) => [idOf(item), item]));
  const items = kept.items.flatMap((item) => here.get(idOf(item)) ?? []);
  return items.length > 0 ? { ...kept, items, own } : start(fresh, idOf, first, own);
}

/** What to show of the kept items, given the list as it is now. */
export function steady<T>(kept: Kept<T>, fresh: T[], idOf: (item: T) => string): Omit<SteadyList<T>, 'showAll'> {
  const here = new Map(fresh.map((item) => [idOf(item), item]));
  return {
    shown: kept.items.map((item) => {
      const now = here.get(idOf(item));
      return { item: now ?? item, gone: now === undefined };
    }),
    waiting: fresh.filter((item) => !kept.seen.has(idOf(item))).length,
  };
}

function start<T>(fresh: T[], idOf: (item: T) => string, first: number, own: string): Kept<T> {
  return { items: fresh.slice(0, first), seen: new Set(fresh.map(idOf)), own };
}

/**
 * Keeps a live list still. Others' changes only mark items and count new ones; the person's own act, or the button,
 * brings the list up to date.
 * @param own changes with each act of this person
 * @param first how many items are shown at once
 */
export function useSteadyList<T>(fresh: T[], idOf: (item: T) => string, own: string, first: number): SteadyList<T> {
  const [kept, setKept] = useState(() => start(fresh, idOf, first, own));
  let current = kept;
  if (kept.own !== own) {
    current = afterOwnAct(kept, fresh, idOf, first, own);
    setKept(current);
  }
  return { ...steady(current, fresh, idOf), showAll: () => setKept(start(fresh, idOf, first, own)) };
}
