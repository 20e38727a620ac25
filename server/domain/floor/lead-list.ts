import { randomUUID } from 'node:crypto';
import type {
  AddHallSpeakerInput,
  FloorRequestInput,
  MoveFloorRequestInput,
  SetFloorInput,
} from '#app/contract/inputs/manage-floor.ts';
import { insertFloorRequests, takeFloorNumbers, updateFloorRequest, upsertFloor } from '#db/queries/floor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessFloor, accessFloorRequest } from './access.ts';
import { leaveList } from './leave-list.ts';
import { canAddHallSpeaker, canManageFloor, canPlaceRequest } from './policy.ts';
import { placeWaiting, presentFloor } from './present.ts';
import { noteFloorAct } from './tell-floor.ts';

/**
 * Opens or closes the list, or sets how long a turn is planned to be. What is as it was asked for changes nothing. Who waits
 * when the list closes goes on waiting; an invitation to ask for the floor ends with it.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed
 */
export async function setFloor(ctx: ActionContext, { sessionId, ...change }: SetFloorInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloor(ctx, work, sessionId, canManageFloor);
    const { open, turnSeconds } = presentFloor(access.floor);
    if (change.open !== undefined && change.open !== open) {
      await upsertFloor(work.tx, sessionId, { open: change.open, ...(!change.open && { invitedAt: null }) });
      await noteFloorAct(work, ctx.services.now(), access, change.open ? 'open' : 'close');
    }
    if (change.turnSeconds !== undefined && change.turnSeconds !== turnSeconds) {
      await upsertFloor(work.tx, sessionId, { turnSeconds: change.turnSeconds });
      await noteFloorAct(work, ctx.services.now(), access, 'turn_length');
    }
  });
}

/**
 * Enters somebody of the hall who has no phone, by name or without one; also while the list is closed to others.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or the list full
 */
export async function addHallSpeaker(ctx: ActionContext, input: AddHallSpeakerInput): Promise<{ requestId: string }> {
  return transact(ctx.services, async (work) => {
    const { actionId, ...request } = input;
    const { groupId = null } = request;
    const access = await accessFloor(ctx, work, input.sessionId, (person, session, { groups, requests }) =>
      canAddHallSpeaker(person, session, {
        waiting: requests.filter((row) => row.state === 'waiting').length,
        groupKnown: groupId === null || groups.some((row) => row.groupId === groupId),
      }),
    );
    const { personId } = access.person;
    return performOnce(work, { personId, actionId, command: 'addHallSpeaker', input: request }, async () => {
      const requestId = randomUUID();
      const { sessionId, kind, name = null } = request;
      const number = await takeFloorNumbers(work.tx, sessionId, 1);
      const askedAt = ctx.services.now();
      await insertFloorRequests(work.tx, [
        { requestId, sessionId, number, groupId, name, kind, askedAt, category: null },
      ]);
      await noteFloorAct(work, ctx.services.now(), access, 'add', requestId);
      return { requestId };
    });
  });
}

/**
 * Takes somebody off the list. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the request does not wait any more
 */
export async function removeFloorRequest(ctx: ActionContext, input: FloorRequestInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, input.requestId, (person, session, request) =>
      request.state === 'removed' ? canManageFloor(person, session) : canPlaceRequest(person, session, request),
    );
    const { request, floor } = access;
    if (request.state === 'removed') return;
    await leaveList(work, floor, request.requestId, { state: 'removed', endedAt: ctx.services.now() });
    await noteFloorAct(work, ctx.services.now(), access, 'remove', request.requestId);
  });
}

/**
 * Moves somebody one place up or down, by the chair's own choice, which is logged and named at the place. At the end of the
 * list nothing happens.
 * @throws AppError as {@link removeFloorRequest}
 */
export async function moveFloorRequest(ctx: ActionContext, input: MoveFloorRequestInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessFloorRequest(ctx, work, input.requestId, canPlaceRequest);
    const { request, floor } = access;
    const places = placeWaiting(floor);
    const at = places.findIndex((place) => place.id === request.requestId);
    const to = input.direction === 'up' ? at - 1 : at + 1;
    const other = places[to];
    if (!other) return;
    await updateFloorRequest(work.tx, request.requestId, { chairPlace: to });
    // A neighbour that the chair had placed keeps its choice, one place further; any other goes on by the rules.
    if (other.reason === 'chair') await updateFloorRequest(work.tx, other.id, { chairPlace: at });
    await noteFloorAct(work, ctx.services.now(), access, input.direction, request.requestId);
  });
}
