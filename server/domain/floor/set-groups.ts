import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { FloorGroupInput, RegroupInput, SetFloorGroupInput } from '#app/contract/inputs/manage-floor.ts';
import { updateFloorRequest } from '#db/queries/floor.ts';
import { deleteFloorGroup, findFloorGroup, isGroupUsed, upsertFloorGroup } from '#db/queries/floor-groups.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { allow, authorize } from '../policy.ts';
import { accessFloor, accessFloorRequest } from './access.ts';
import { canManageFloor, canRegroup, canRemoveFloorGroup, canSetFloorGroup } from './policy.ts';
import { noteFloorAct } from './tell-floor.ts';

/**
 * Makes a group of speakers with its minutes, or changes the name or the minutes of a known one. What it has spoken stays
 * counted. What is as it was asked for changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed, the group is gone or there are too many
 */
export async function setFloorGroup(ctx: ActionContext, input: SetFloorGroupInput): Promise<{ groupId: string }> {
  return transact(ctx.services, async (work) => {
    const { actionId, ...group } = input;
    const { sessionId, name, minutes } = group;
    const access = await accessFloor(ctx, work, sessionId, (person, session, { groups }) =>
      canSetFloorGroup(person, session, {
        groups: groups.length + (group.groupId === undefined ? 1 : 0),
        groupKnown: group.groupId === undefined || groups.some((row) => row.groupId === group.groupId),
      }),
    );
    const { personId } = access.person;
    return performOnce(work, { personId, actionId, command: 'setFloorGroup', input: group }, async () => {
      const { groups } = access.floor;
      const known = groups.find((row) => row.groupId === group.groupId);
      const { groupId, number } = known ?? { groupId: randomUUID(), number: (groups.at(-1)?.number ?? 0) + 1 };
      if (known && known.minutes === minutes && isSameName(known.name, name)) return { groupId };
      await upsertFloorGroup(work.tx, { groupId, sessionId, number, name, minutes });
      await noteFloorAct(work, ctx.services.now(), access, 'group_set');
      return { groupId };
    });
  });
}

type Name = SetFloorGroupInput['name'];

function isSameName(a: Partial<Name>, b: Name): boolean {
  return a.ar === b.ar && a.fr === b.fr && a.en === b.en;
}

/**
 * Takes a group away for which nobody has asked to speak. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or the group is used
 */
export async function removeFloorGroup(ctx: ActionContext, { sessionId, groupId }: FloorGroupInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    const group = await findFloorGroup(work.tx, groupId);
    if (!group) return;
    if (group.sessionId !== sessionId) throw new AppError('not_found', 'floor.group_unknown');
    authorize(canRemoveFloorGroup(access.person, access.session, await isGroupUsed(work.tx, groupId)));
    await deleteFloorGroup(work.tx, groupId);
    await noteFloorAct(work, ctx.services.now(), access, 'group_remove');
  });
}

/**
 * Says for which group somebody speaks who waits or has the floor; their turn counts for it. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the request is over or the group is gone
 */
export async function regroupRequest(ctx: ActionContext, { requestId, groupId }: RegroupInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, requestId, () => allow);
    const { person, session, request, floor } = access;
    const groupKnown = groupId === null || floor.groups.some((row) => row.groupId === groupId);
    authorize(canRegroup(person, session, { state: request.state, groupKnown }));
    if (request.groupId === groupId) return;
    await updateFloorRequest(work.tx, requestId, { groupId });
    await noteFloorAct(work, ctx.services.now(), access, 'regroup', requestId);
  });
}
