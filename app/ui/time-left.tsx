import { useContext, useEffect, useRef, useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from './chip.tsx';
import { LoadedAt } from './loaded-at.ts';

/** A countdown: running until `endsAt`, or standing with `remainingMs` left. */
export type Clock = { plannedMs: number; endsAt: string | null; remainingMs: number | null };

/** `warning` is the last fifth of what was planned. */
export type ClockPhase = 'left' | 'warning' | 'over';
export type TimeLeftState = { ms: number; phase: ClockPhase };

const lastPart = 0.2;

/** Where a countdown is at a moment of the server's clock. */
export function readClock({ plannedMs, endsAt, remainingMs }: Clock, now: number): TimeLeftState {
  const ms = Math.max(0, endsAt === null ? (remainingMs ?? 0) : Date.parse(endsAt) - now);
  return { ms, phase: ms <= 0 ? 'over' : ms <= plannedMs * lastPart ? 'warning' : 'left' };
}

/** Minutes and seconds, of the time that is left: what has begun counts as whole. */
export function writeTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * A countdown on this screen, second by second.
 * @param ahead milliseconds by which the device's clock is ahead of the server's; null while that is unknown
 * @param onPhase called when a countdown that this page has seen comes to its last fifth, and when its time is over
 * @returns null while nobody knows how much is left
 */
export function useTimeLeft(
  clock: Clock | null,
  ahead: number | null,
  onPhase?: (phase: ClockPhase) => void,
): TimeLeftState | null {
  const endsAt = clock?.endsAt ?? null;
  const now = useTicks(endsAt, ahead);
  const loadedAt = useContext(LoadedAt);
  const state = readIfKnown(clock, now ?? (isOver(endsAt, loadedAt) ? Date.parse(loadedAt) : null));
  const latest = useRef(onPhase);
  latest.current = onPhase;
  const seen = useRef<ClockPhase | null>(null);
  const phase = state?.phase ?? null;
  useEffect(() => {
    if (phase === null) return;
    if (phase !== 'left' && seen.current !== null && seen.current !== phase) latest.current?.(phase);
    seen.current = phase;
  }, [phase]);
  return state;
}

function readIfKnown(clock: Clock | null, now: number | null): TimeLeftState | null {
  if (clock === null) return null;
  if (clock.endsAt === null) return readClock(clock, 0);
  return now === null ? null : readClock(clock, now);
}

/** What was over when the page was made is over, whatever the time is now. */
const isOver = (endsAt: string | null, loadedAt: string | null): loadedAt is string =>
  endsAt !== null && loadedAt !== null && endsAt <= loadedAt;

/** The server's time, anew each time that a second of what is left has gone; null before the first. */
function useTicks(endsAt: string | null, ahead: number | null): number | null {
  const [at, setAt] = useState<{ endsAt: string; now: number } | null>(null);
  useEffect(() => {
    if (endsAt === null || ahead === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const now = Date.now() - ahead;
      setAt({ endsAt, now });
      const left = Date.parse(endsAt) - now;
      if (left > 0) timer = setTimeout(tick, (left % 1000 || 1000) + 2);
    };
    tick();
    return () => clearTimeout(timer);
  }, [endsAt, ahead]);
  return at !== null && at.endsAt === endsAt ? at.now : null;
}

type Props = { clock: Clock; ahead: number | null; onPhase?: (phase: ClockPhase) => void };

/**
 * The time that is left, in words and digits. Not a live region: the warning and the end are said by `onPhase`. Until the
 * server's time is known, and without script, it says until when, or that it was over when the page was made.
 */
export function TimeLeft({ clock, ahead, onPhase }: Props) {
  const { t, time } = useT();
  const state = useTimeLeft(clock, ahead, onPhase);
  if (state === null) return <Chip icon="clock">{t('clock.until', { time: time(clock.endsAt ?? '') })}</Chip>;
  const { icon, tone, key } = lookOf(clock, state);
  return (
    <span role="timer" className="nums">
      <Chip tone={tone} icon={icon}>
        {t(`clock.${key}`, { time: writeTime(state.ms) })}
      </Chip>
    </span>
  );
}

/** How a countdown looks: never by its colour alone. */
export function lookOf(clock: Clock, { phase }: TimeLeftState) {
  if (phase === 'over') return { icon: 'stop', tone: 'disagree', key: 'over' } as const;
  if (clock.endsAt === null) return { icon: 'pause', tone: 'pass', key: 'standing' } as const;
  return phase === 'warning'
    ? ({ icon: 'warning', tone: 'warn', key: 'warning' } as const)
    : ({ icon: 'clock', tone: 'info', key: 'left' } as const);
}
