import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { DocumentTree } from '#app/contract/document.ts';
import type { Reader, Tx } from '../client.ts';
import { opinionTexts, opinionUpdates, opinionWriters } from '../schema/opinions.ts';
import { people } from '../schema/people.ts';

export type LoggedUpdate = { updateId: number; update: Uint8Array };
export type StoredText = typeof opinionTexts.$inferSelect;

/** Adds updates to the log in their order; their opinions must be locked. @returns their ids, rising */
export async function insertUpdates(
  tx: Tx,
  rows: Array<{ opinionId: string; personId: string | null; update: Uint8Array }>,
): Promise<number[]> {
  if (rows.length === 0) return [];
  const texts = rows.map(({ update }) => Buffer.from(update).toString('base64'));
  const stored = await tx.execute<{ id: string }>(sql`
    insert into opinion_updates (opinion_id, person_id, update)
    select opinion_id, person_id, decode(bytes, 'base64') from unnest(
      ${sql.param(rows.map((row) => row.opinionId))}::uuid[], ${sql.param(rows.map((row) => row.personId))}::uuid[],
      ${sql.param(texts)}::text[]) with ordinality as row (opinion_id, person_id, bytes, place)
    order by place returning update_id as id`);
  return stored.map(({ id }) => Number(id)).sort((one, other) => one - other);
}

/** Updates after a known one, in the order of their commits. */
export async function listUpdates(db: Reader, opinionId: string, after: number): Promise<LoggedUpdate[]> {
  return db
    .select({ updateId: opinionUpdates.updateId, update: opinionUpdates.update })
    .from(opinionUpdates)
    .where(and(eq(opinionUpdates.opinionId, opinionId), gt(opinionUpdates.updateId, after)))
    .orderBy(asc(opinionUpdates.updateId));
}

/** Takes away updates that a verified compaction holds. */
export async function deleteUpdates(tx: Tx, opinionId: string, through: number): Promise<void> {
  await tx
    .delete(opinionUpdates)
    .where(and(eq(opinionUpdates.opinionId, opinionId), lte(opinionUpdates.updateId, through)));
}

export async function findText(db: Reader, opinionId: string): Promise<StoredText | null> {
  const [row] = await db.select().from(opinionTexts).where(eq(opinionTexts.opinionId, opinionId));
  return row ?? null;
}

/** Keeps a text with what was derived from it; an older one never replaces a newer one. */
export async function upsertText(
  tx: Tx,
  row: { opinionId: string; through: number; state: Uint8Array; document: DocumentTree; plain: string; words: number },
): Promise<void> {
  const { through, state, document, plain, words } = row;
  await tx
    .insert(opinionTexts)
    .values(row)
    .onConflictDoUpdate({
      target: opinionTexts.opinionId,
      set: { through, state, document, plain, words, changedAt: sql`now()` },
      setWhere: lte(opinionTexts.through, through),
    });
}

/** Remembers which person writes under which Yjs client ids; the first one keeps an id. */
export async function insertWriters(
  tx: Tx,
  rows: Array<{ opinionId: string; clientId: number; personId: string }>,
): Promise<void> {
  if (rows.length > 0) await tx.insert(opinionWriters).values(rows).onConflictDoNothing();
}

/** The people behind the Yjs clients of a text. */
export async function listWriters(
  db: Reader,
  opinionId: string,
): Promise<Array<{ clientId: number; personId: string; name: string | null }>> {
  return db
    .select({ clientId: opinionWriters.clientId, personId: opinionWriters.personId, name: people.displayName })
    .from(opinionWriters)
    .innerJoin(people, eq(people.personId, opinionWriters.personId))
    .where(eq(opinionWriters.opinionId, opinionId));
}

/** Who writes under some client ids, of several opinions at once. */
export async function listOwners(
  tx: Tx,
  opinionIds: string[],
  clientIds: number[],
): Promise<Array<{ opinionId: string; clientId: number; personId: string }>> {
  if (clientIds.length === 0) return [];
  return tx
    .select()
    .from(opinionWriters)
    .where(and(inArray(opinionWriters.opinionId, opinionIds), inArray(opinionWriters.clientId, clientIds)));
}
