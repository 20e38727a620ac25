import type { SwitchWallInput } from '#app/contract/inputs/moderate-session.ts';
import { updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessSession } from './access.ts';
import { canEditSession } from './policy.ts';

/**
 * Chooses what the screens of the hall show; `auto` lets them follow what is on.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed
 */
export async function switchWall(ctx: ActionContext, { sessionId, view }: SwitchWallInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    await accessSession(ctx, work, sessionId, canEditSession);
    await updateSession(work.tx, sessionId, { wall: view });
    work.publish({ topic: sessionTopic(sessionId), name: 'wall.switched', data: { view } });
  });
}
