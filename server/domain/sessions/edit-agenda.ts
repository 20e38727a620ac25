import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type {
  AddAgendaItemInput,
  AgendaItemIdInput,
  EditAgendaItemInput,
  PlaceAgendaItemInput,
  ReorderAgendaInput,
} from '#app/contract/inputs/edit-session.ts';
import { limits } from '#app/contract/limits.ts';
import type { AgendaItem, AgendaItemRow } from '#db/queries/agenda.ts';
import {
  deleteAgendaItem,
  findAgendaItem,
  insertAgendaItem,
  listAgenda,
  updateAgendaItem,
  updateAgendaPlaces,
} from '#db/queries/agenda.ts';
import { updateDocumentsRemoved } from '#db/queries/documents.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessSession } from './access.ts';
import { moveItem, placeItem, type PlacedItem } from './arrange-agenda.ts';
import { canEditSession } from './policy.ts';
import { tellAgenda } from './tell-agenda.ts';

/**
 * Adds an item at the end of the agenda, or at the end of the item that it is a part of.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or the agenda full
 */
export async function addAgendaItem(ctx: ActionContext, input: AddAgendaItemInput): Promise<{ agendaItemId: string }> {
  return transact(ctx.services, async (work) => {
    const { person, session } = await accessSession(ctx, work, input.sessionId, canEditSession);
    const { actionId, ...item } = input;
    return performOnce(work, { personId: person.personId, actionId, command: 'addAgendaItem', input: item }, () =>
      insertItem(work, session, item),
    );
  });
}

async function insertItem(work: Work, session: SessionRow, input: Omit<AddAgendaItemInput, 'actionId'>) {
  const before = await listAgenda(work.tx, session.sessionId);
  if (before.length >= limits.agendaItems) throw new AppError('conflict', 'agenda.full');
  const { parentId = null, ...item } = input;
  if (parentId !== null) requireTop(before, parentId);
  const agendaItemId = randomUUID();
  const position = (before.at(-1)?.position ?? 0) + 1;
  await insertAgendaItem(work.tx, { agendaItemId, parentId, position, ...item });
  // The parts of an item stand right after it, also where others came behind.
  if (parentId !== null) await arrange(work, session.sessionId, (items) => moveItem(items, agendaItemId, 'in'));
  await tellAgenda(work, session, before);
  return { agendaItemId };
}

function requireTop(agenda: AgendaItemRow[], agendaItemId: string): void {
  const item = agenda.find((row) => row.agendaItemId === agendaItemId);
  if (!item) throw new AppError('not_found', 'agenda.unknown');
  if (item.parentId !== null) throw new AppError('conflict', 'agenda.too_deep');
}

/** Changes what an item is. @throws AppError as {@link addAgendaItem}, `conflict` when hiding one whose vote was opened */
export async function editAgendaItem(ctx: ActionContext, input: EditAgendaItemInput): Promise<void> {
  await withItem(ctx, input.agendaItemId, async (work) => {
    const { agendaItemId, ...change } = input;
    await updateAgendaItem(work.tx, agendaItemId, change);
  });
}

/** Takes an item off the agenda, with its documents. @throws AppError `conflict` when a motion belongs to it or it has parts */
export async function removeAgendaItem(ctx: ActionContext, input: AgendaItemIdInput): Promise<void> {
  await withItem(ctx, input.agendaItemId, async (work, item, { personId }) => {
    const motions = await listMotions(work.tx, item.sessionId);
    if (motions.some((motion) => motion.agendaItemId === item.agendaItemId)) {
      throw new AppError('conflict', 'agenda.has_motion');
    }
    const agenda = await listAgenda(work.tx, item.sessionId);
    if (agenda.some((row) => row.parentId === item.agendaItemId)) throw new AppError('conflict', 'agenda.has_parts');
    await updateDocumentsRemoved(work.tx, item, { removedBy: personId, removedAt: work.at });
    await deleteAgendaItem(work.tx, item.agendaItemId);
  });
}

/**
 * Moves an item, with its parts, one place up or down, under the item before it or out from under its own. Where there is
 * nothing to move past, nothing happens.
 * @throws AppError `conflict` for a third level
 */
export async function reorderAgenda(ctx: ActionContext, input: ReorderAgendaInput): Promise<void> {
  const { agendaItemId, direction } = input;
  await withItem(ctx, agendaItemId, (work, { sessionId }) =>
    arrange(work, sessionId, (items) => moveItem(items, agendaItemId, direction)),
  );
}

/** Puts an item, with its parts, before another or at the end. @throws AppError `conflict` for a third level, `not_found` */
export async function placeAgendaItem(ctx: ActionContext, input: PlaceAgendaItemInput): Promise<void> {
  const { agendaItemId, beforeId } = input;
  await withItem(ctx, agendaItemId, (work, { sessionId }) =>
    arrange(work, sessionId, (items) => {
      const isKnown = beforeId === null || items.some((item) => item.agendaItemId === beforeId);
      if (!isKnown) throw new AppError('not_found', 'agenda.unknown');
      return placeItem(items, agendaItemId, beforeId);
    }),
  );
}

/** Gives the items of a session their places, counted from 1. */
async function arrange(work: Work, sessionId: string, how: (items: PlacedItem[]) => PlacedItem[]): Promise<void> {
  const agenda = await listAgenda(work.tx, sessionId);
  const placed = how(agenda).map(({ agendaItemId, parentId }, at) => ({ agendaItemId, parentId, position: at + 1 }));
  const moved = placed.filter(({ agendaItemId, parentId, position }) => {
    const row = agenda.find((one) => one.agendaItemId === agendaItemId);
    return row?.parentId !== parentId || row.position !== position;
  });
  await updateAgendaPlaces(work.tx, moved);
}

async function withItem(
  ctx: ActionContext,
  agendaItemId: string,
  change: (work: Work, item: AgendaItem, person: Standing) => Promise<void>,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const item = await findAgendaItem(work.tx, agendaItemId);
    if (!item) throw new AppError('not_found', 'agenda.unknown');
    const { session, person } = await accessSession(ctx, work, item.sessionId, canEditSession);
    const before = await listAgenda(work.tx, item.sessionId);
    await change(work, item, person);
    await tellAgenda(work, session, before);
  });
}
