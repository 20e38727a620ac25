import type { FloorReason } from '#app/contract/floor.ts';
import type { FloorCategory } from '#app/contract/floor.ts';

/** One who waits. `speaker` is the same for all turns of one person. */
export type Waiting = {
  id: string;
  speaker: string;
  isOrder: boolean;
  /** Whether the group for which they speak has used all of its time. */
  isBeyond: boolean;
  category: FloorCategory | null;
  /** The order of asking: smaller came first. */
  asked: number;
  /** The place from 0 that the chair chose; null where the rules decide. */
  chairPlace: number | null;
};

/** A turn that somebody has had. */
export type Turn = { speaker: string; category: FloorCategory | null; spokenMs: number };

export type Place = { id: string; reason: FloorReason };

/**
 * The order in which those who wait are heard, with the reason of each place. Places chosen by the chair come before all
 * rules. Then points of order, in the order they were asked for; then those whose group has time left or who speak for
 * themselves, before those whose group has none; among both who spoke less often, of these who spoke less long, of
 * these the category whose share of the turns so far is smallest against its share among those who wait ("none said" is a
 * category like the others), then who asked first. Each place is filled as if those before it had spoken already. The same
 * input gives the same order, whatever the order of the rows.
 */
export function orderFloor(waiting: readonly Waiting[], turns: readonly Turn[]): Place[] {
  const pinned = waiting
    .filter((one) => one.chairPlace !== null)
    .sort((a, b) => (a.chairPlace ?? 0) - (b.chairPlace ?? 0) || a.asked - b.asked);
  const free = orderByRules(
    waiting.filter((one) => one.chairPlace === null),
    waiting,
    turns,
  );
  const places: Place[] = [];
  while (places.length < waiting.length) {
    const [first] = pinned;
    const isDue = first && ((first.chairPlace ?? 0) <= places.length || free.length === 0);
    if (isDue) places.push({ id: (pinned.shift() ?? first).id, reason: 'chair' });
    else places.push(free.shift() as Place);
  }
  return places;
}

function orderByRules(free: readonly Waiting[], waiting: readonly Waiting[], turns: readonly Turn[]): Place[] {
  const byAsking = [...free].sort((a, b) => a.asked - b.asked);
  const orders = byAsking.filter((one) => one.isOrder);
  const others = byAsking.filter((one) => !one.isOrder);
  const heard = [...turns];
  const places = orders.map((one): Place => ({ id: one.id, reason: 'order' }));
  for (const { speaker, category } of orders) heard.push({ speaker, category, spokenMs: 0 });
  for (const isBeyond of [false, true]) {
    let left = others.filter((one) => one.isBeyond === isBeyond);
    while (left.length > 0) {
      const { next, reason } = chooseNext(left, waiting, heard);
      places.push({ id: next.id, reason: isBeyond ? 'group_time' : reason });
      heard.push({ speaker: next.speaker, category: next.category, spokenMs: 0 });
      left = left.filter((one) => one !== next);
    }
  }
  return places;
}

/** @param left those without a place yet, in the order of asking; at least one */
function chooseNext(left: readonly Waiting[], waiting: readonly Waiting[], heard: readonly Turn[]) {
  const [earliest] = left as [Waiting];
  const spoken = countSpoken(heard);
  const amount = (one: Waiting) => spoken.get(one.speaker) ?? { turns: 0, ms: 0 };
  const compare = (a: Waiting, b: Waiting) => amount(a).turns - amount(b).turns || amount(a).ms - amount(b).ms;
  const [least] = [...left].sort((a, b) => compare(a, b) || a.asked - b.asked) as [Waiting];
  const equals = left.filter((one) => compare(one, least) === 0);
  const next = [...equals].sort(
    (a, b) => compareShares(a.category, b.category, waiting, heard) || a.asked - b.asked,
  )[0] as Waiting;
  return { next, reason: reasonOf() };

  /** The rule that put somebody before those who asked earlier; where none did, the order of asking. */
  function reasonOf(): FloorReason {
    if (next !== equals[0]) return 'balance';
    if (next === earliest) return 'asked_first';
    return amount(next).turns === 0 ? 'first_time' : 'fewer_turns';
  }
}

function countSpoken(heard: readonly Turn[]): Map<string, { turns: number; ms: number }> {
  const spoken = new Map<string, { turns: number; ms: number }>();
  for (const { speaker, spokenMs } of heard) {
    const before = spoken.get(speaker) ?? { turns: 0, ms: 0 };
    spoken.set(speaker, { turns: before.turns + 1, ms: before.ms + spokenMs });
  }
  return spoken;
}

/**
 * Which of two categories has had less of what its share of those who wait would give it. Compared without division, so that
 * nothing is rounded: turns of a × waiting of b against turns of b × waiting of a.
 */
function compareShares(
  a: FloorCategory | null,
  b: FloorCategory | null,
  waiting: readonly Waiting[],
  heard: readonly Turn[],
): number {
  if (a === b) return 0;
  const turnsOf = (category: FloorCategory | null) => heard.filter((turn) => turn.category === category).length;
  const waitingOf = (category: FloorCategory | null) => waiting.filter((one) => one.category === category).length;
  return turnsOf(a) * waitingOf(b) - turnsOf(b) * waitingOf(a);
}
