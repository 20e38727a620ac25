import { AppError } from '#app/contract/errors.ts';
import type { FloorRequestRow, FloorRows } from '#db/queries/floor.ts';
import { findFloor, listFloorRequests } from '#db/queries/floor.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { allow, authorize, type Decision } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import type { PersonFacts } from '../sessions/policy.ts';

export type FloorAccess = { session: SessionRow; person: Standing; floor: FloorRows };

/**
 * Loads the floor of a session under the session's lock, which makes all acts on it come one after the other, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessFloor(
  ctx: ActionContext,
  work: Work,
  sessionId: string,
  decide: (person: PersonFacts, session: SessionRow, floor: FloorRows) => Decision,
): Promise<FloorAccess> {
  const { session, person } = await accessSession(ctx, work, sessionId, () => allow);
  const floor = await findFloor(work.tx, sessionId);
  authorize(decide(person, session, floor));
  return { session, person, floor };
}

/** What is left of a request for decisions; `category` is known only of those who wait, speak or have spoken. */
export type KnownRequest = Omit<FloorRequestRow, 'category'>;

/**
 * The same by one request.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessFloorRequest(
  ctx: ActionContext,
  work: Work,
  requestId: string,
  decide: (person: PersonFacts, session: SessionRow, request: KnownRequest, floor: FloorRows) => Decision,
): Promise<FloorAccess & { request: KnownRequest }> {
  const [found] = await listFloorRequests(work.tx, [requestId]);
  if (!found) throw new AppError('not_found', 'floor.unknown');
  const access = await accessFloor(ctx, work, found.sessionId, () => allow);
  // Read again under the lock: it may have been given the floor, or withdrawn, meanwhile.
  const [request = found] = await listFloorRequests(work.tx, [requestId]);
  authorize(decide(access.person, access.session, request, access.floor));
  return { ...access, request };
}
