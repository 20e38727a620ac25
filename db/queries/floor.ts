import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { FloorCategory } from '#app/contract/floor.ts';
import type { Reader, Tx } from '../client.ts';
import { floorActs, floorCategoriesOf, floorGroups, floorRequests, floors } from '../schema/floor.ts';

export type FloorSettingsRow = typeof floors.$inferSelect;
export type FloorRequestRow = typeof floorRequests.$inferSelect & { category: FloorCategory | null };
export type FloorGroupRow = typeof floorGroups.$inferSelect;
export type FloorActRow = typeof floorActs.$inferSelect & { number: number | null };

/** The floor of a session: how it is set, its groups, and who waits, speaks or has spoken, in the order of asking. */
export type FloorRows = { settings: FloorSettingsRow | null; groups: FloorGroupRow[]; requests: FloorRequestRow[] };

const columns = { request: floorRequests, category: floorCategoriesOf.category };

export async function findFloor(db: Reader, sessionId: string): Promise<FloorRows> {
  const [[settings], groups, rows] = await Promise.all([
    db.select().from(floors).where(eq(floors.sessionId, sessionId)),
    db.select().from(floorGroups).where(eq(floorGroups.sessionId, sessionId)).orderBy(asc(floorGroups.number)),
    db
      .select(columns)
      .from(floorRequests)
      .leftJoin(floorCategoriesOf, eq(floorCategoriesOf.requestId, floorRequests.requestId))
      .where(and(eq(floorRequests.sessionId, sessionId), inArray(floorRequests.state, ['waiting', 'speaking', 'done'])))
      .orderBy(asc(floorRequests.number)),
  ]);
  const requests = rows.map(({ request, category }) => ({ ...request, category }));
  return { settings: settings ?? null, groups, requests };
}

/** Requests by their ids, in any state, without what people said of themselves. */
export async function listFloorRequests(db: Reader, ids: string[]): Promise<Array<typeof floorRequests.$inferSelect>> {
  if (ids.length === 0) return [];
  return db.select().from(floorRequests).where(inArray(floorRequests.requestId, ids));
}

/** Sets the floor of a session; what the change leaves out stays, or is as at first. */
export async function upsertFloor(
  tx: Tx,
  sessionId: string,
  change: Partial<Omit<FloorSettingsRow, 'sessionId'>>,
): Promise<void> {
  await tx
    .insert(floors)
    .values({ sessionId, ...change })
    .onConflictDoUpdate({ target: floors.sessionId, set: { ...change, sessionId } });
}

/** Takes the next numbers of a session's requests. @returns the first of them */
export async function takeFloorNumbers(tx: Tx, sessionId: string, howMany: number): Promise<number> {
  const [row] = await tx
    .insert(floors)
    .values({ sessionId, nextRequest: 1 + howMany })
    .onConflictDoUpdate({ target: floors.sessionId, set: { nextRequest: sql`${floors.nextRequest} + ${howMany}` } })
    .returning({ next: floors.nextRequest });
  return (row?.next ?? howMany + 1) - howMany;
}

export type NewFloorRequest = typeof floorRequests.$inferInsert & { category: FloorCategory | null };

/** Stores requests, and apart from them what people said of themselves. */
export async function insertFloorRequests(tx: Tx, rows: NewFloorRequest[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(floorRequests).values(rows.map(({ category: _, ...row }) => row));
  const said = rows.flatMap(({ requestId, category }) => (category ? [{ requestId, category }] : []));
  if (said.length > 0) await tx.insert(floorCategoriesOf).values(said);
}

export async function updateFloorRequest(
  tx: Tx,
  requestId: string,
  change: Partial<typeof floorRequests.$inferInsert>,
): Promise<void> {
  await tx.update(floorRequests).set(change).where(eq(floorRequests.requestId, requestId));
}

/** Closes the gap that somebody left at a place: those whom the chair had placed behind it come one nearer. */
export async function shiftChairPlaces(tx: Tx, sessionId: string, place: number): Promise<void> {
  await tx
    .update(floorRequests)
    .set({ chairPlace: sql`${floorRequests.chairPlace} - 1` })
    .where(
      and(
        eq(floorRequests.sessionId, sessionId),
        eq(floorRequests.state, 'waiting'),
        gt(floorRequests.chairPlace, place),
      ),
    );
}

/** Forgets what people said of themselves with these requests. */
export async function deleteFloorCategories(tx: Tx, requestIds: string[]): Promise<void> {
  if (requestIds.length > 0) await tx.delete(floorCategoriesOf).where(inArray(floorCategoriesOf.requestId, requestIds));
}

/** Stops the clock of the turn that is going on, at `at`. @returns whether there was one */
export async function pauseFloorTurn(tx: Tx, sessionId: string, at: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    update floor_requests set remaining_ms = greatest(0, extract(epoch from ends_at - ${at.toISOString()}::timestamptz) * 1000)::int,
      spoken_ms = spoken_ms + greatest(0, extract(epoch from ${at.toISOString()}::timestamptz - running_since) * 1000)::int,
      ends_at = null, running_since = null
    where session_id = ${sessionId} and state = 'speaking' and ends_at is not null returning 1`);
  return rows.length > 0;
}

/**
 * Ends everything on a session's floor at `at`: the turn, the list, the countdown; and forgets what people said of
 * themselves. @returns whether there was anything to end
 */
export async function endFloor(tx: Tx, sessionId: string, at: Date): Promise<boolean> {
  await pauseFloorTurn(tx, sessionId, at);
  await tx.execute(sql`
    delete from floor_categories c using floor_requests r where r.request_id = c.request_id and r.session_id = ${sessionId}`);
  const requests = await tx.execute(sql`
    update floor_requests set state = case state when 'speaking' then 'done' else 'removed' end,
      ended_at = ${at.toISOString()}::timestamptz, remaining_ms = null, chair_place = null
    where session_id = ${sessionId} and state in ('waiting', 'speaking') returning 1`);
  const settings = await tx.execute(sql`
    update floors set open = false, countdown_label = null, countdown_lang = null, countdown_planned_ms = null,
      countdown_ends_at = null, countdown_remaining_ms = null, invited_at = null
    where session_id = ${sessionId} and (open or countdown_planned_ms is not null) returning 1`);
  return requests.length + settings.length > 0;
}

export async function insertFloorAct(tx: Tx, act: typeof floorActs.$inferInsert): Promise<void> {
  await tx.insert(floorActs).values(act);
}

/** What moderators did with the floor of a session, newest first, with the number of the request concerned. */
export async function listFloorActs(db: Reader, sessionId: string, limit: number): Promise<FloorActRow[]> {
  const rows = await db
    .select({ act: floorActs, number: floorRequests.number })
    .from(floorActs)
    .leftJoin(floorRequests, eq(floorRequests.requestId, floorActs.requestId))
    .where(eq(floorActs.sessionId, sessionId))
    .orderBy(desc(floorActs.actedAt), desc(floorRequests.number))
    .limit(limit);
  return rows.map(({ act, number }) => ({ ...act, number }));
}

/**
 * Gives a guest's requests to speak to an account. Where both wait or speak, the guest's request is withdrawn: nobody
 * waits twice.
 * @returns the sessions in which that took a place away
 */
export async function updateFloorRequestsOwner(
  tx: Tx,
  { guestId, accountId, sessionIds }: { guestId: string; accountId: string; sessionIds: string[] },
  at: Date,
): Promise<string[]> {
  const rows = await tx.execute<{ sessionId: string }>(sql`
    update floor_requests g set state = 'withdrawn', ended_at = ${at.toISOString()}::timestamptz, chair_place = null
    where g.person_id = ${guestId} and g.session_id = any(${sql.param(sessionIds)}::uuid[]) and g.state = 'waiting'
      and exists (select from floor_requests own where own.session_id = g.session_id and own.person_id = ${accountId}
        and own.state in ('waiting', 'speaking')) returning session_id as "sessionId"`);
  await tx.execute(sql`
    delete from floor_categories c using floor_requests r
    where r.request_id = c.request_id and r.state in ('withdrawn', 'removed') and r.person_id = ${guestId}`);
  await tx.execute(sql`
    update floor_requests g set person_id = ${accountId}
    where g.person_id = ${guestId} and g.session_id = any(${sql.param(sessionIds)}::uuid[])
      and (g.state not in ('waiting', 'speaking') or not exists (
        select from floor_requests own where own.session_id = g.session_id and own.person_id = ${accountId}
          and own.state in ('waiting', 'speaking')))`);
  return rows.map((row) => row.sessionId);
}
