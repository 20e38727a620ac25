import { randomUUID } from 'node:crypto';
import type { MoveDoorInput } from '#app/contract/inputs/move-door.ts';
import { insertDoorAct } from '#db/queries/doors.ts';
import { updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessSession } from './access.ts';
import { canEditSession } from './policy.ts';

/**
 * Opens the door of a session to everybody with its code, to accounts with a confirmed address alone, or to nobody new. Who
 * is in stays, and members of its space and its moderators can always come in. Each move is in the public log of moderation with
 * its reason, and another move undoes it. Moving it to where it is changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed
 */
export async function moveDoor(ctx: ActionContext, { sessionId, door, reason }: MoveDoorInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { session, person } = await accessSession(ctx, work, sessionId, canEditSession);
    if (session.door === door) return;
    await updateSession(work.tx, sessionId, { door, doorReason: reason });
    await insertDoorAct(work.tx, { doorActId: randomUUID(), sessionId, door, reason, actedBy: person.personId });
    work.publish({ topic: sessionTopic(sessionId), name: 'door.moved', data: { door, reason } });
  });
}
