import { and, asc, count, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { captioners, captions } from '../schema/captions.ts';
import { people } from '../schema/people.ts';

export type CaptionRow = typeof captions.$inferSelect;
export type CaptionerRow = typeof captioners.$inferSelect;

export async function insertCaptioner(tx: Tx, row: typeof captioners.$inferInsert): Promise<void> {
  await tx.insert(captioners).values(row);
}

export async function updateCaptionerRevoked(tx: Tx, captionerId: string, revokedAt: Date): Promise<void> {
  await tx.update(captioners).set({ revokedAt }).where(eq(captioners.captionerId, captionerId));
}

export async function findCaptioner(db: Reader, captionerId: string): Promise<CaptionerRow | null> {
  const [row] = await db.select().from(captioners).where(eq(captioners.captionerId, captionerId));
  return row ?? null;
}

/** The naming of a person that stands in a session. */
export async function findCaptionerOf(db: Reader, sessionId: string, personId: string): Promise<CaptionerRow | null> {
  const [row] = await db
    .select()
    .from(captioners)
    .where(and(eq(captioners.sessionId, sessionId), eq(captioners.personId, personId), isNull(captioners.revokedAt)))
    .limit(1);
  return row ?? null;
}

/** Everybody who was named in a session and their display names, in the order of naming. */
export async function listCaptioners(
  db: Reader,
  sessionId: string,
): Promise<Array<CaptionerRow & { name: string | null }>> {
  const rows = await db
    .select({ captioner: captioners, name: people.displayName })
    .from(captioners)
    .leftJoin(people, eq(people.personId, captioners.personId))
    .where(eq(captioners.sessionId, sessionId))
    .orderBy(asc(captioners.namedAt), asc(captioners.captionerId));
  return rows.map((row) => ({ ...row.captioner, name: row.name }));
}

export async function findCaption(db: Reader, captionId: string): Promise<CaptionRow | null> {
  const [row] = await db.select().from(captions).where(eq(captions.captionId, captionId));
  return row ?? null;
}

/** A line with an update lock. */
export async function findCaptionForUpdate(tx: Tx, captionId: string): Promise<CaptionRow | null> {
  const [row] = await tx.select().from(captions).where(eq(captions.captionId, captionId)).for('update');
  return row ?? null;
}

/** @returns false where the line is there already, also when another transaction wrote it at the same moment */
export async function insertCaption(tx: Tx, row: Omit<typeof captions.$inferInsert, 'position'>): Promise<boolean> {
  const rows = await tx.insert(captions).values(row).onConflictDoNothing().returning({ id: captions.captionId });
  return rows.length === 1;
}

/** Changes a line and raises its revision. */
export async function updateCaption(
  tx: Tx,
  captionId: string,
  change: Partial<Pick<CaptionRow, 'text' | 'lang' | 'hiddenAt' | 'correctedAt'>>,
): Promise<void> {
  await tx
    .update(captions)
    .set({ ...change, revision: sql`${captions.revision} + 1` })
    .where(eq(captions.captionId, captionId));
}

export async function listCaptionsById(db: Reader, ids: string[]): Promise<CaptionRow[]> {
  if (ids.length === 0) return [];
  return db.select().from(captions).where(inArray(captions.captionId, ids)).orderBy(asc(captions.position));
}

/** The last lines that everybody sees, in their order. */
export async function listLastCaptions(db: Reader, sessionId: string, limit: number): Promise<CaptionRow[]> {
  const rows = await db
    .select()
    .from(captions)
    .where(and(eq(captions.sessionId, sessionId), isNull(captions.hiddenAt), ne(captions.text, '')))
    .orderBy(desc(captions.position))
    .limit(limit);
  return rows.reverse();
}

/** Lines after a position, those that were taken back left out: a page of the transcript. */
export async function listCaptionsAfter(
  db: Reader,
  sessionId: string,
  after: number,
  limit: number,
): Promise<CaptionRow[]> {
  return db
    .select()
    .from(captions)
    .where(and(eq(captions.sessionId, sessionId), gt(captions.position, after), ne(captions.text, '')))
    .orderBy(asc(captions.position))
    .limit(limit);
}

/** Positions at which the pages of a transcript begin, each the last of the page before; the first is 0. */
export async function listCaptionPages(db: Reader, sessionId: string, perPage: number): Promise<number[]> {
  const numbered = db
    .select({
      position: captions.position,
      number: sql<number>`row_number() over (order by ${captions.position})`.as('n'),
    })
    .from(captions)
    .where(and(eq(captions.sessionId, sessionId), ne(captions.text, '')))
    .as('numbered');
  const rows = await db
    .select({ position: numbered.position })
    .from(numbered)
    .where(sql`${numbered.number} % ${perPage}::int = 0`)
    .orderBy(asc(numbered.position));
  return [0, ...rows.map((row) => row.position)];
}

export async function countCaptions(db: Reader, sessionId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(captions).where(eq(captions.sessionId, sessionId));
  return row?.count ?? 0;
}
