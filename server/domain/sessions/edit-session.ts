import type { EditSessionInput } from '#app/contract/inputs/edit-session.ts';
import { findSession, updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { fromLocalTime } from '../local-time.ts';
import { accessSession } from './access.ts';
import { canEditSession } from './policy.ts';
import { presentSession } from './present.ts';

/**
 * Changes what a session says of itself. Everybody in the room sees the new text at once.
 * @throws AppError `forbidden`, `not_found`, `conflict` once it is closed
 */
export async function editSession(ctx: ActionContext, input: EditSessionInput): Promise<void> {
  const { sessionId, startsAt, ...plan } = input;
  await transact(ctx.services, async (work) => {
    await accessSession(ctx, work, sessionId, canEditSession);
    await updateSession(work.tx, sessionId, { ...plan, place: plan.place ?? null, startsAt: fromLocalTime(startsAt) });
    const row = await findSession(work.tx, sessionId);
    work.publish({
      topic: sessionTopic(sessionId),
      name: 'session.changed',
      data: { sessionId },
      shown: row ? presentSession(row) : null,
    });
  });
}
