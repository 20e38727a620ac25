import type { SessionIdInput } from '#app/contract/inputs/join-session.ts';
import { upsertFloor } from '#db/queries/floor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessFloor } from './access.ts';
import { canInviteSpeakers } from './policy.ts';
import { noteFloorAct } from './tell-floor.ts';

/**
 * Invites those who have not had the floor to ask for it, while the list is open: their phones and the wall say so, and nobody
 * is named. It is over when the list closes.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session or the list is not open, or so soon after another
 */
export async function inviteSpeakers(ctx: ActionContext, { sessionId }: SessionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const now = ctx.services.now();
    const access = await accessFloor(ctx, work, sessionId, (person, session, { settings }) =>
      canInviteSpeakers(person, session, {
        open: settings?.open ?? false,
        secondsSince: settings?.invitedAt ? (now.getTime() - settings.invitedAt.getTime()) / 1000 : null,
      }),
    );
    await upsertFloor(work.tx, sessionId, { invitedAt: now });
    await noteFloorAct(work, now, access, 'invite');
  });
}
