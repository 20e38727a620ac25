import { AppError } from '#app/contract/errors.ts';
import type { SessionIdInput } from '#app/contract/inputs/join-session.ts';
import type { ExtendCountdownInput, StartCountdownInput } from '#app/contract/inputs/manage-floor.ts';
import { guessLang } from '#app/contract/languages.ts';
import type { FloorRows } from '#db/queries/floor.ts';
import { upsertFloor } from '#db/queries/floor.ts';
import { extendClock, pauseClock, resumeClock, startClock, type Clock } from '../../engines/floor/clock.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessFloor } from './access.ts';
import { canManageFloor } from './policy.ts';
import { clockOfCountdown } from './present.ts';
import { noteFloorAct } from './tell-floor.ts';

/** Milliseconds that an extension gives. */
const aMinute = 60_000;

const columnsOf = ({ plannedMs, endsAt, remainingMs }: Clock) => ({
  countdownPlannedMs: plannedMs,
  countdownEndsAt: endsAt,
  countdownRemainingMs: remainingMs,
});

const none = { countdownPlannedMs: null, countdownEndsAt: null, countdownRemainingMs: null };

const clockOf = ({ settings }: FloorRows): Clock | null => settings && clockOfCountdown(settings);

/** @throws AppError `conflict` where no countdown was started */
function requireClock(floor: FloorRows): Clock {
  const clock = clockOf(floor);
  if (!clock) throw new AppError('conflict', 'floor.no_countdown');
  return clock;
}

/**
 * Starts the countdown of a session, on all screens.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or has a countdown already
 */
export async function startCountdown(ctx: ActionContext, input: StartCountdownInput): Promise<void> {
  const { sessionId, seconds, label } = input;
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    if (clockOf(access.floor)) throw new AppError('conflict', 'floor.has_countdown');
    await upsertFloor(work.tx, sessionId, {
      ...columnsOf(startClock(seconds * 1000, ctx.services.now())),
      countdownLabel: label ?? null,
      countdownLang: label ? guessLang(label, ctx.lang) : null,
    });
    await noteFloorAct(work, ctx.services.now(), access, 'countdown_start');
  });
}

/**
 * Stops the countdown where it is. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or has no countdown
 */
export async function pauseCountdown(ctx: ActionContext, { sessionId }: SessionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    const clock = requireClock(access.floor);
    if (!clock.endsAt) return;
    await upsertFloor(work.tx, sessionId, columnsOf(pauseClock(clock, ctx.services.now())));
    await noteFloorAct(work, ctx.services.now(), access, 'countdown_pause');
  });
}

/** Lets the countdown go on. Twice is once. @throws AppError as {@link pauseCountdown} */
export async function resumeCountdown(ctx: ActionContext, { sessionId }: SessionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    const clock = requireClock(access.floor);
    if (clock.endsAt) return;
    await upsertFloor(work.tx, sessionId, columnsOf(resumeClock(clock, ctx.services.now())));
    await noteFloorAct(work, ctx.services.now(), access, 'countdown_resume');
  });
}

/** Gives the countdown a minute more. @throws AppError as {@link pauseCountdown} */
export async function extendCountdown(
  ctx: ActionContext,
  { actionId, sessionId }: ExtendCountdownInput,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    const { personId } = access.person;
    await performOnce(work, { personId, actionId, command: 'extendCountdown', input: { sessionId } }, async () => {
      const clock = extendClock(requireClock(access.floor), aMinute, ctx.services.now());
      await upsertFloor(work.tx, sessionId, columnsOf(clock));
      await noteFloorAct(work, ctx.services.now(), access, 'countdown_extend');
      return {};
    });
  });
}

/** Takes the countdown away. Where there is none, nothing happens. @throws AppError as {@link pauseCountdown} */
export async function stopCountdown(ctx: ActionContext, { sessionId }: SessionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    if (!clockOf(access.floor)) return;
    await upsertFloor(work.tx, sessionId, { ...none, countdownLabel: null, countdownLang: null });
    await noteFloorAct(work, ctx.services.now(), access, 'countdown_stop');
  });
}
