/** A countdown: running until `endsAt`, or standing with `remainingMs` left. Times in milliseconds. */
export type Clock = { plannedMs: number; endsAt: Date | null; remainingMs: number | null };

/** A countdown that begins now. */
export function startClock(plannedMs: number, now: Date): Clock {
  return { plannedMs, endsAt: new Date(now.getTime() + plannedMs), remainingMs: null };
}

/** Stops it where it is; once the time is over nothing is left. A standing one stays. */
export function pauseClock(clock: Clock, now: Date): Clock {
  if (!clock.endsAt) return clock;
  return { ...clock, endsAt: null, remainingMs: Math.max(0, clock.endsAt.getTime() - now.getTime()) };
}

/** Lets it go on with what was left. A running one stays. */
export function resumeClock(clock: Clock, now: Date): Clock {
  if (clock.endsAt) return clock;
  return { ...clock, endsAt: new Date(now.getTime() + (clock.remainingMs ?? 0)), remainingMs: null };
}

/** More time. Where the time was over already, the addition counts from now. */
export function extendClock(clock: Clock, byMs: number, now: Date): Clock {
  const plannedMs = clock.plannedMs + byMs;
  if (!clock.endsAt) return { ...clock, plannedMs, remainingMs: (clock.remainingMs ?? 0) + byMs };
  return { ...clock, plannedMs, endsAt: new Date(Math.max(clock.endsAt.getTime(), now.getTime()) + byMs) };
}
