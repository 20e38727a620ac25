import { replayCounts, type Replay, type ReplayCount, type ReplayStep } from '#app/contract/replay.ts';

type Of<W extends ReplayStep['what']> = Extract<ReplayStep, { what: W }>;

/** What was on at one moment of a session. */
export type Moment = {
  at: number;
  /** Steps done by then; the last of them is the one the moment follows. */
  done: number;
  state: Of<'session'>['state'];
  item: Of<'item'>['item'];
  speaker: Of<'floor'>['speaker'];
  open: Array<Of<'motion'>>;
  results: Array<Of<'result'>>;
  counts: Record<ReplayCount, number>;
};

/** The state of a session so many seconds after it was opened. Pure: the page and the browser agree on it. */
export function readMoment({ steps, counts, span, seconds }: Replay, wanted: number): Moment {
  const at = Math.min(seconds, Math.max(0, Math.round(wanted)));
  const past = steps.filter((step) => step.at <= at);
  const last = <W extends ReplayStep['what']>(what: W) => past.findLast((step): step is Of<W> => step.what === what);
  const open = new Map<number, Of<'motion'>>();
  for (const step of past) {
    if (step.what !== 'motion') continue;
    if (step.act === 'opened') open.set(step.number, step);
    else open.delete(step.number);
  }
  const index = Math.min(Math.floor(at / span), counts.votes.length - 1);
  return {
    at,
    done: past.length,
    state: last('session')?.state ?? 'open',
    item: last('item')?.item ?? null,
    speaker: last('floor')?.speaker ?? null,
    open: [...open.values()],
    results: past.filter((step): step is Of<'result'> => step.what === 'result'),
    counts: Object.fromEntries(replayCounts.map((name) => [name, counts[name][index] ?? 0])) as Moment['counts'],
  };
}

/** Seconds of the step before a moment and of the one after; null where there is none. */
export function findNeighbours(
  steps: readonly ReplayStep[],
  at: number,
): { before: number | null; after: number | null } {
  return {
    before: steps.findLast((step) => step.at < at)?.at ?? null,
    after: steps.find((step) => step.at > at)?.at ?? null,
  };
}
