import { AppError } from '#app/contract/errors.ts';
import type { GiveFloorInput } from '#app/contract/inputs/manage-floor.ts';
import { startClock } from '../../engines/floor/clock.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessFloorRequest } from './access.ts';
import { planTurn } from './groups.ts';
import { leaveList } from './leave-list.ts';
import { canGiveFloor, canManageFloor } from './policy.ts';
import { placeWaiting, presentFloor } from './present.ts';
import { noteFloorAct } from './tell-floor.ts';

/**
 * Gives the floor to one who waits; the clock of the turn starts, with no more than what is left to their group. Out of the fair order it is logged as the chair's own
 * choice. Giving it to who has it changes nothing.
 * @throws AppError `forbidden`, `not_found`; `conflict` while somebody speaks, when the request does not wait any more, and
 * when it was to be the next by the order and is not any more
 */
export async function giveFloor(ctx: ActionContext, input: GiveFloorInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, input.requestId, (person, session, request, floor) =>
      request.state === 'speaking'
        ? canManageFloor(person, session)
        : canGiveFloor(
            person,
            session,
            request,
            floor.requests.some((row) => row.state === 'speaking'),
          ),
    );
    const { request, floor } = access;
    if (request.state === 'speaking') return;
    const isFirst = placeWaiting(floor)[0]?.id === request.requestId;
    if (input.asNext && !isFirst) throw new AppError('conflict', 'floor.order_changed');
    const now = ctx.services.now();
    await leaveList(work, floor, request.requestId, {
      state: 'speaking',
      startedAt: now,
      runningSince: now,
      ...startClock(planTurn(request, presentFloor(floor).turnSeconds, floor), now),
    });
    await noteFloorAct(work, ctx.services.now(), access, isFirst ? 'give' : 'override', request.requestId);
  });
}
