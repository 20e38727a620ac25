import type { SwitchWallCaptionsInput } from '#app/contract/inputs/manage-captions.ts';
import { findSession, updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessSession } from '../sessions/access.ts';
import { presentSession } from '../sessions/present.ts';
import { canManageCaptions } from './policy.ts';

/**
 * Has the screens of the hall carry the captions at their foot, or no longer; a screen whose own address says so differs.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed
 */
export async function switchWallCaptions(ctx: ActionContext, input: SwitchWallCaptionsInput): Promise<void> {
  const { sessionId, on } = input;
  await transact(ctx.services, async (work) => {
    const { session } = await accessSession(ctx, work, sessionId, canManageCaptions);
    if (session.wallCaptions === on) return;
    await updateSession(work.tx, sessionId, { wallCaptions: on });
    const row = await findSession(work.tx, sessionId);
    const shown = row ? presentSession(row) : null;
    work.publish({ topic: sessionTopic(sessionId), name: 'session.changed', data: { sessionId }, shown });
  });
}
