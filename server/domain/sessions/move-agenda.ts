import { AppError } from '#app/contract/errors.ts';
import type { MoveAgendaInput } from '#app/contract/inputs/moderate-session.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { noteReversible } from '../reversible.ts';
import { accessSession } from './access.ts';
import { canEditSession } from './policy.ts';
import { presentAgendaToModerator } from './present.ts';
import { timeAgenda } from './time-agenda.ts';

/**
 * Makes an agenda item the current one on every screen, or none.
 * @throws AppError `forbidden`, `not_found` for an item of another session, `conflict` for one
 * that is hidden and once the session is closed
 */
export async function moveAgenda(ctx: ActionContext, input: MoveAgendaInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { session, person } = await accessSession(ctx, work, input.sessionId, canEditSession);
    if (input.agendaItemId !== null) {
      const agenda = presentAgendaToModerator(await listAgenda(work.tx, input.sessionId));
      const item = agenda.find((row) => row.agendaItemId === input.agendaItemId);
      if (!item) throw new AppError('not_found', 'agenda.unknown');
      if (item.number === null) throw new AppError('conflict', 'agenda.hidden');
    }
    await timeAgenda(work, input.sessionId, async () => {
      await updateSession(work.tx, input.sessionId, { currentItemId: input.agendaItemId });
      work.publish({
        topic: sessionTopic(input.sessionId),
        name: 'agenda.moved',
        data: { agendaItemId: input.agendaItemId },
      });
    });
    const { sessionId, agendaItemId: to } = input;
    const { currentItemId: from } = session;
    if (from === to) return;
    const moved = { act: 'agenda-moved', scope: 'agenda', before: { from, to } } as const;
    await noteReversible(work, ctx.services.now(), { sessionId, moderatorId: person.personId, ...moved });
  });
}
