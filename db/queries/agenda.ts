import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { agendaItems } from '../schema/sessions.ts';

export type AgendaItem = typeof agendaItems.$inferSelect;
/** `documents`: how many of its documents everybody may read, files and opinions that are open or published. */
export type AgendaItemRow = AgendaItem & { documents: number };

const documents = sql<number>`(
  select count(*)::int from agenda_documents as document
  left join opinions as opinion on opinion.opinion_id = document.opinion_id
  where document.agenda_item_id = agenda_items.agenda_item_id and document.removed_at is null
    and (document.opinion_id is null or opinion.opened_at is not null or exists (
      select 1 from opinion_versions as version
      where version.opinion_id = document.opinion_id and version.published_at is not null)))`;

/** All items of a session in their order, hidden ones too; parts of an item come right after it. */
export async function listAgenda(db: Reader, sessionId: string): Promise<AgendaItemRow[]> {
  return db
    .select({ ...getTableColumns(agendaItems), documents })
    .from(agendaItems)
    .where(eq(agendaItems.sessionId, sessionId))
    .orderBy(asc(agendaItems.position));
}

export async function findAgendaItem(db: Reader, agendaItemId: string): Promise<AgendaItem | null> {
  const [row] = await db.select().from(agendaItems).where(eq(agendaItems.agendaItemId, agendaItemId));
  return row ?? null;
}

export async function insertAgendaItem(tx: Tx, row: typeof agendaItems.$inferInsert): Promise<void> {
  await tx.insert(agendaItems).values(row);
}

export async function updateAgendaItem(tx: Tx, agendaItemId: string, change: Partial<AgendaItem>): Promise<void> {
  await tx.update(agendaItems).set(change).where(eq(agendaItems.agendaItemId, agendaItemId));
}

export async function deleteAgendaItem(tx: Tx, agendaItemId: string): Promise<void> {
  await tx.delete(agendaItems).where(eq(agendaItems.agendaItemId, agendaItemId));
}

/** Gives items their places. */
export async function updateAgendaPlaces(
  tx: Tx,
  rows: Array<Pick<AgendaItem, 'agendaItemId' | 'parentId' | 'position'>>,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update agenda_items as item set parent_id = place.parent_id, position = place.position
    from unnest(
      ${sql.param(rows.map((row) => row.agendaItemId))}::uuid[],
      ${sql.param(rows.map((row) => row.parentId))}::uuid[],
      ${sql.param(rows.map((row) => row.position))}::int[]) as place (agenda_item_id, parent_id, position)
    where item.agenda_item_id = place.agenda_item_id`);
}

/** Adds to the current item of a session what it took since `item_since`, by the database's clock, and lets that stand. @returns false where nothing was counted */
export async function stopItemClock(tx: Tx, sessionId: string): Promise<boolean> {
  await tx.execute(sql`
    update agenda_items as item
    set spent_ms = spent_ms + greatest(0, extract(epoch from clock_timestamp() - session.item_since) * 1000)::bigint
    from sessions as session
    where session.session_id = ${sessionId} and item.agenda_item_id = session.current_item_id
      and session.item_since is not null`);
  const stopped = await tx.execute(sql`
    update sessions set item_since = null where session_id = ${sessionId} and item_since is not null returning 1`);
  return stopped.length > 0;
}

/** Counts the time of the current item of an open session from now on, by the database's clock. @returns since when */
export async function startItemClock(tx: Tx, sessionId: string): Promise<Date | null> {
  const [row] = await tx.execute<{ since: Date | string }>(sql`
    update sessions set item_since = date_trunc('milliseconds', clock_timestamp())
    where session_id = ${sessionId} and state = 'open' and current_item_id is not null
    returning item_since as since`);
  return row ? new Date(row.since) : null;
}

/** How many minutes the items that everybody sees are planned for, of those sessions that have such items. */
export async function listPlannedMinutes(db: Reader, sessionIds: string[]): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db.execute<{ sessionId: string; minutes: number }>(sql`
    select session_id as "sessionId", sum(planned_minutes)::int as minutes from agenda_items
    where session_id = any(${sql.param(sessionIds)}::uuid[]) and parent_id is null and not hidden group by session_id`);
  return new Map(rows.map((row) => [row.sessionId, row.minutes]));
}
