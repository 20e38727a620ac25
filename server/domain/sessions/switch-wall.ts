import { AppError } from '#app/contract/errors.ts';
import type { SwitchWallInput } from '#app/contract/inputs/moderate-session.ts';
import type { WallMessage } from '#app/contract/views.ts';
import { updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { noteReversible } from '../reversible.ts';
import { accessSession } from './access.ts';
import { canEditSession } from './policy.ts';

/**
 * Chooses what the screens of the hall show; `auto` lets them follow what is on. A message is kept while it is shown, and
 * the log has the act without its text.
 * @throws AppError `forbidden`, `not_found`, `invalid` for a message without a text, `conflict` once the session is closed
 */
export async function switchWall(ctx: ActionContext, input: SwitchWallInput): Promise<void> {
  const { sessionId, view } = input;
  await transact(ctx.services, async (work) => {
    const { session, person } = await accessSession(ctx, work, sessionId, canEditSession);
    const shown = view === 'message' ? readMessage(input) : null;
    await updateSession(work.tx, sessionId, { wall: view, wallMessage: shown });
    work.publish({ topic: sessionTopic(sessionId), name: 'wall.switched', data: { view }, shown });
    await noteReversible(work, ctx.services.now(), {
      sessionId,
      moderatorId: person.personId,
      act: view === 'message' ? 'message-shown' : 'wall-switched',
      scope: 'wall',
      before: { view: session.wall, message: session.wallMessage, to: view },
    });
  });
}

function readMessage({ text, lang = 'ar' }: SwitchWallInput): WallMessage {
  if (text === undefined) throw new AppError('invalid', 'input.check', { fields: { text: 'text.missing' } });
  return { text, lang };
}
