import type { ExtendTurnInput, FloorRequestInput } from '#app/contract/inputs/manage-floor.ts';
import { updateFloorRequest } from '#db/queries/floor.ts';
import { extendClock, pauseClock, resumeClock } from '../../engines/floor/clock.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessFloorRequest, type KnownRequest } from './access.ts';
import { canManageFloor, canSteerTurn } from './policy.ts';
import { clockOfTurn } from './present.ts';
import { noteFloorAct } from './tell-floor.ts';

/** Milliseconds that an extension gives. */
const aMinute = 60_000;

/** What somebody has spoken up to now. */
function spokenBy({ spokenMs, runningSince }: KnownRequest, now: Date): number {
  return spokenMs + (runningSince ? Math.max(0, now.getTime() - runningSince.getTime()) : 0);
}

/**
 * Stops the clock of the turn that is going on. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the request does not have the floor
 */
export async function pauseTurn(ctx: ActionContext, input: FloorRequestInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, input.requestId, canSteerTurn);
    const { request } = access;
    if (!request.endsAt) return;
    const now = ctx.services.now();
    await updateFloorRequest(work.tx, request.requestId, {
      ...pauseClock(clockOfTurn(request), now),
      spokenMs: spokenBy(request, now),
      runningSince: null,
    });
    await noteFloorAct(work, ctx.services.now(), access, 'pause', request.requestId);
  });
}

/** Lets a turn that stands go on. Twice is once. @throws AppError as {@link pauseTurn} */
export async function resumeTurn(ctx: ActionContext, input: FloorRequestInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, input.requestId, canSteerTurn);
    const { request } = access;
    if (request.endsAt) return;
    const now = ctx.services.now();
    const clock = resumeClock(clockOfTurn(request), now);
    await updateFloorRequest(work.tx, request.requestId, { ...clock, runningSince: now });
    await noteFloorAct(work, ctx.services.now(), access, 'resume', request.requestId);
  });
}

/** Gives the turn that is going on a minute more. @throws AppError as {@link pauseTurn} */
export async function extendTurn(ctx: ActionContext, { actionId, requestId }: ExtendTurnInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, requestId, canSteerTurn);
    const { personId } = access.person;
    await performOnce(work, { personId, actionId, command: 'extendTurn', input: { requestId } }, async () => {
      const clock = extendClock(clockOfTurn(access.request), aMinute, ctx.services.now());
      await updateFloorRequest(work.tx, requestId, clock);
      await noteFloorAct(work, ctx.services.now(), access, 'extend', requestId);
      return {};
    });
  });
}

/** Ends the turn that is going on. Ending it twice changes nothing. @throws AppError as {@link pauseTurn} */
export async function stopTurn(ctx: ActionContext, input: FloorRequestInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, input.requestId, (person, session, request) =>
      request.state === 'done' ? canManageFloor(person, session) : canSteerTurn(person, session, request),
    );
    const { request } = access;
    if (request.state === 'done') return;
    const now = ctx.services.now();
    await updateFloorRequest(work.tx, request.requestId, {
      state: 'done',
      endedAt: now,
      spokenMs: spokenBy(request, now),
      runningSince: null,
      endsAt: null,
      remainingMs: null,
    });
    await noteFloorAct(work, ctx.services.now(), access, 'stop', request.requestId);
  });
}
