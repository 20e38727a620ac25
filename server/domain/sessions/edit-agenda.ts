import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type {
  AddAgendaItemInput,
  AgendaItemIdInput,
  EditAgendaItemInput,
  ReorderAgendaInput,
} from '#app/contract/inputs/edit-session.ts';
import { limits } from '#app/contract/limits.ts';
import type { AgendaItemRow } from '#db/queries/sessions.ts';
import {
  deleteAgendaItem,
  findAgendaItem,
  insertAgendaItem,
  listAgenda,
  updateAgendaItem,
  updateSession,
} from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessSession } from './access.ts';
import { canEditSession } from './policy.ts';
import { presentAgendaItem } from './present.ts';

/**
 * Adds an item at the end of the agenda.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or the agenda full
 */
export async function addAgendaItem(ctx: ActionContext, input: AddAgendaItemInput): Promise<{ agendaItemId: string }> {
  return transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, input.sessionId, canEditSession);
    const { actionId, ...item } = input;
    return performOnce(
      work,
      { personId: person.personId, actionId, command: 'addAgendaItem', input: item },
      async () => {
        const agenda = await listAgenda(work.tx, input.sessionId);
        if (agenda.length >= limits.agendaItems) throw new AppError('conflict', 'agenda.full');
        const agendaItemId = randomUUID();
        const position = (agenda.at(-1)?.position ?? 0) + 1;
        await insertAgendaItem(work.tx, { agendaItemId, position, ...item });
        await publishAgenda(work, input.sessionId);
        return { agendaItemId };
      },
    );
  });
}

/** Changes an item's title or planned minutes. @throws AppError as {@link addAgendaItem} */
export async function editAgendaItem(ctx: ActionContext, input: EditAgendaItemInput): Promise<void> {
  await withItem(ctx, input.agendaItemId, async (work) => {
    const { title, plannedMinutes } = input;
    await updateAgendaItem(work.tx, input.agendaItemId, { title, plannedMinutes });
  });
}

/** Takes an item off the agenda. @throws AppError `conflict` when it is the current one or a motion belongs to it */
export async function removeAgendaItem(ctx: ActionContext, input: AgendaItemIdInput): Promise<void> {
  await withItem(ctx, input.agendaItemId, async (work, item) => {
    const motions = await listMotions(work.tx, item.sessionId);
    if (motions.some((motion) => motion.agendaItemId === item.agendaItemId)) {
      throw new AppError('conflict', 'agenda.has_motion');
    }
    await deleteAgendaItem(work.tx, item.agendaItemId);
  });
}

/** Moves an item one place up or down. At the end of the list nothing happens. */
export async function reorderAgenda(ctx: ActionContext, input: ReorderAgendaInput): Promise<void> {
  await withItem(ctx, input.agendaItemId, async (work, item) => {
    const agenda = await listAgenda(work.tx, item.sessionId);
    const place = agenda.findIndex((row) => row.agendaItemId === item.agendaItemId);
    const other = agenda[input.direction === 'up' ? place - 1 : place + 1];
    if (!other) return;
    await updateAgendaItem(work.tx, item.agendaItemId, { position: other.position });
    await updateAgendaItem(work.tx, other.agendaItemId, { position: item.position });
  });
}

async function withItem(
  ctx: ActionContext,
  agendaItemId: string,
  change: (work: Work, item: AgendaItemRow) => Promise<void>,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const item = await findAgendaItem(work.tx, agendaItemId);
    if (!item) throw new AppError('not_found', 'agenda.unknown');
    const { session } = await accessSession(ctx, work, item.sessionId, canEditSession);
    await change(work, item);
    const left = await listAgenda(work.tx, item.sessionId);
    if (!left.some((row) => row.agendaItemId === session.currentItemId) && session.currentItemId) {
      await updateSession(work.tx, session.sessionId, { currentItemId: null });
      work.publish({ topic: sessionTopic(session.sessionId), name: 'agenda.moved', data: { agendaItemId: null } });
    }
    await publishAgenda(work, item.sessionId);
  });
}

async function publishAgenda(work: Work, sessionId: string): Promise<void> {
  const agenda = await listAgenda(work.tx, sessionId);
  work.publish({
    topic: sessionTopic(sessionId),
    name: 'agenda.changed',
    data: { sessionId },
    shown: agenda.map(presentAgendaItem),
  });
}
