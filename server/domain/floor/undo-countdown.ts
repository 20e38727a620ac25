import { upsertFloor, type FloorRows, type FloorSettingsRow } from '#db/queries/floor.ts';
import { pauseClock, resumeClock, type Clock } from '../../engines/floor/clock.ts';
import type { Work } from '../context.ts';
import { changedSince } from '../sessions/access.ts';
import { clockOfCountdown } from './present.ts';

type Undo = { kind: string; before: FloorSettingsRow | null; now: Date; actedAt: Date };

const columnsOf = (clock: Clock | null) => ({
  countdownPlannedMs: clock?.plannedMs ?? null,
  countdownEndsAt: clock?.endsAt ?? null,
  countdownRemainingMs: clock?.remainingMs ?? null,
});

/**
 * Takes back the last act on the countdown of a locked session. A clock that was stopped goes on with what was left then.
 * @throws AppError `conflict` where it is no longer as the act left it
 */
export async function undoCountdown(work: Work, floor: FloorRows, undo: Undo): Promise<void> {
  const { before, now, actedAt, kind } = undo;
  const sessionId = floor.settings?.sessionId;
  if (sessionId === undefined) throw changedSince();
  const is = floor.settings && clockOfCountdown(floor.settings);
  const was = before && clockOfCountdown({ ...before, countdownEndsAt: readMoment(before.countdownEndsAt) });
  if (kind === 'countdown-stopped') {
    if (is || !was || !before) throw changedSince();
    const stopped = pauseClock(was, actedAt);
    const { countdownLabel, countdownLang } = before;
    const clock = was.endsAt ? resumeClock(stopped, now) : stopped;
    return upsertFloor(work.tx, sessionId, { ...columnsOf(clock), countdownLabel, countdownLang });
  }
  if (!is) throw changedSince();
  if (kind === 'countdown-started')
    return upsertFloor(work.tx, sessionId, { ...columnsOf(null), countdownLabel: null, countdownLang: null });
  await upsertFloor(work.tx, sessionId, columnsOf(turnBack(kind, is, was, now)));
}

function turnBack(kind: string, is: Clock, was: Clock | null, now: Date): Clock {
  const runs = is.endsAt !== null;
  if (kind === 'countdown-paused' && !runs) return resumeClock(is, now);
  if (kind === 'countdown-resumed' && runs) return pauseClock(is, now);
  if (kind === 'countdown-extended' && was && (was.endsAt !== null) === runs) return was;
  throw changedSince();
}

/** Out of the store a moment is text. */
function readMoment(moment: Date | string | null): Date | null {
  return moment === null ? null : new Date(moment);
}
