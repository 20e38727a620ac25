import { randomUUID } from 'node:crypto';
import { findFloor, insertFloorAct, type FloorActRow } from '#db/queries/floor.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import type { FloorAccess } from './access.ts';
import { presentFloor } from './present.ts';

/** Tells everybody in the room how its floor is now. */
export async function publishFloor(work: Work, sessionId: string): Promise<void> {
  const shown = presentFloor(await findFloor(work.tx, sessionId));
  work.publish({ topic: sessionTopic(sessionId), name: 'floor.changed', data: { sessionId }, shown });
}

/** Writes what a moderator did into the public log, and tells everybody how the floor is now. */
export async function noteFloorAct(
  work: Work,
  actedAt: Date,
  { session, person }: Pick<FloorAccess, 'session' | 'person'>,
  act: FloorActRow['act'],
  requestId: string | null = null,
): Promise<void> {
  const { sessionId } = session;
  await insertFloorAct(work.tx, {
    floorActId: randomUUID(),
    sessionId,
    act,
    requestId,
    moderatorId: person.personId,
    actedAt,
  });
  await publishFloor(work, sessionId);
}
