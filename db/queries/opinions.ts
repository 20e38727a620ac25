import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { opinionImages, opinionTexts, opinions, opinionVersions } from '../schema/opinions.ts';
import { people } from '../schema/people.ts';
import { communes } from '../schema/places.ts';

export type OpinionRow = typeof opinions.$inferSelect & {
  communeSlug: string;
  words: number | null;
  changedAt: Date | null;
};
export type OpinionFactsRow = Pick<OpinionRow, 'opinionId' | 'communeId' | 'spaceId' | 'state' | 'openedAt'>;
export type VersionRow = Omit<typeof opinionVersions.$inferSelect, 'document' | 'plain'> & {
  madeByName: string | null;
};
export type VersionText = Pick<typeof opinionVersions.$inferSelect, 'document' | 'plain'>;

const columns = {
  opinion: opinions,
  communeSlug: communes.slug,
  words: opinionTexts.words,
  changedAt: opinionTexts.changedAt,
};
type Joined = {
  opinion: typeof opinions.$inferSelect;
  communeSlug: string;
  words: number | null;
  changedAt: Date | null;
};
const join = ({ opinion, ...more }: Joined): OpinionRow => ({ ...opinion, ...more });

/** The opinions of a commune's space, the latest first. */
export async function listOpinions(db: Reader, communeId: string): Promise<OpinionRow[]> {
  const rows = await db
    .select(columns)
    .from(opinions)
    .innerJoin(communes, eq(communes.communeId, opinions.communeId))
    .leftJoin(opinionTexts, eq(opinionTexts.opinionId, opinions.opinionId))
    .where(eq(opinions.communeId, communeId))
    .orderBy(desc(opinions.createdAt), desc(opinions.opinionId));
  return rows.map(join);
}

export async function findOpinion(db: Reader, opinionId: string): Promise<OpinionRow | null> {
  const [row] = await db
    .select(columns)
    .from(opinions)
    .innerJoin(communes, eq(communes.communeId, opinions.communeId))
    .leftJoin(opinionTexts, eq(opinionTexts.opinionId, opinions.opinionId))
    .where(eq(opinions.opinionId, opinionId));
  return row ? join(row) : null;
}

/** An opinion with a lock: its text and state move in one transaction at a time. */
export async function findOpinionForUpdate(tx: Tx, opinionId: string): Promise<OpinionRow | null> {
  const [row] = await tx
    .select(columns)
    .from(opinions)
    .innerJoin(communes, eq(communes.communeId, opinions.communeId))
    .leftJoin(opinionTexts, eq(opinionTexts.opinionId, opinions.opinionId))
    .where(eq(opinions.opinionId, opinionId))
    .for('no key update', { of: opinions });
  return row ? join(row) : null;
}

/** What decisions about several opinions look at, each with the same lock. Ordered by id, so that none waits in a ring. */
export async function listOpinionFactsForUpdate(tx: Tx, ids: string[]): Promise<OpinionFactsRow[]> {
  const rows = await tx.execute<Omit<OpinionFactsRow, 'openedAt'> & { openedAt: string | null }>(sql`
    select opinion_id as "opinionId", commune_id as "communeId", space_id as "spaceId", state, opened_at as "openedAt"
    from opinions where opinion_id = any(${sql.param(ids)}::uuid[]) order by opinion_id for no key update`);
  return rows.map((row) => ({ ...row, openedAt: row.openedAt === null ? null : new Date(row.openedAt) }));
}

export async function insertOpinion(tx: Tx, row: Omit<typeof opinions.$inferInsert, 'number'>): Promise<void> {
  await tx.insert(opinions).values(row);
}

/** The next number of a space's opinions, with a lock: two adopted at once get two. */
export async function nextOpinionNumber(tx: Tx, spaceId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`opinions ${spaceId}`}, 0))`);
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${opinions.number}), 0)::int` })
    .from(opinions)
    .where(eq(opinions.spaceId, spaceId));
  return (last?.number ?? 0) + 1;
}

export async function updateOpinion(
  tx: Tx,
  opinionId: string,
  change: Partial<Pick<typeof opinions.$inferInsert, 'title' | 'lang' | 'state' | 'openedAt' | 'number'>>,
): Promise<void> {
  await tx.update(opinions).set(change).where(eq(opinions.opinionId, opinionId));
}

const versionColumns = {
  versionId: opinionVersions.versionId,
  opinionId: opinionVersions.opinionId,
  number: opinionVersions.number,
  kind: opinionVersions.kind,
  name: opinionVersions.name,
  state: opinionVersions.state,
  restoredFrom: opinionVersions.restoredFrom,
  words: opinionVersions.words,
  madeBy: opinionVersions.madeBy,
  madeByName: people.displayName,
  madeAt: opinionVersions.madeAt,
  publishedAt: opinionVersions.publishedAt,
};

/** Versions without their texts, newest first. */
export async function listVersions(db: Reader, opinionId: string): Promise<VersionRow[]> {
  return db
    .select(versionColumns)
    .from(opinionVersions)
    .innerJoin(people, eq(people.personId, opinionVersions.madeBy))
    .where(eq(opinionVersions.opinionId, opinionId))
    .orderBy(desc(opinionVersions.number));
}

/** Which of these opinions have a published version. */
export async function listPublishedOpinions(db: Reader, opinionIds: string[]): Promise<Set<string>> {
  if (opinionIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ opinionId: opinionVersions.opinionId })
    .from(opinionVersions)
    .where(and(inArray(opinionVersions.opinionId, opinionIds), isNotNull(opinionVersions.publishedAt)));
  return new Set(rows.map((row) => row.opinionId));
}

/** One version by its number or id, with its text. */
export async function findVersion(
  db: Reader,
  which: { opinionId: string; number: number } | { versionId: string },
): Promise<(VersionRow & VersionText) | null> {
  const condition =
    'versionId' in which
      ? eq(opinionVersions.versionId, which.versionId)
      : and(eq(opinionVersions.opinionId, which.opinionId), eq(opinionVersions.number, which.number));
  const [row] = await db
    .select({ ...versionColumns, document: opinionVersions.document, plain: opinionVersions.plain })
    .from(opinionVersions)
    .innerJoin(people, eq(people.personId, opinionVersions.madeBy))
    .where(condition);
  return row ?? null;
}

/** Inserts a version with the opinion's next number; the opinion must be locked. @returns the number */
export async function insertVersion(tx: Tx, row: Omit<typeof opinionVersions.$inferInsert, 'number'>): Promise<number> {
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${opinionVersions.number}), 0)::int` })
    .from(opinionVersions)
    .where(eq(opinionVersions.opinionId, row.opinionId));
  const number = (last?.number ?? 0) + 1;
  await tx.insert(opinionVersions).values({ ...row, number });
  return number;
}

export async function updateVersionPublished(tx: Tx, versionId: string, publishedAt: Date | null): Promise<void> {
  await tx.update(opinionVersions).set({ publishedAt }).where(eq(opinionVersions.versionId, versionId));
}

export async function countImages(tx: Tx, opinionId: string): Promise<number> {
  const [row] = await tx
    .select({ images: sql<number>`count(*)::int` })
    .from(opinionImages)
    .where(eq(opinionImages.opinionId, opinionId));
  return row?.images ?? 0;
}

export async function insertImage(tx: Tx, row: typeof opinionImages.$inferInsert): Promise<void> {
  await tx.insert(opinionImages).values(row);
}

export async function findImage(
  db: Reader,
  opinionId: string,
  imageId: string,
): Promise<Pick<typeof opinionImages.$inferSelect, 'type' | 'bytes'> | null> {
  const [row] = await db
    .select({ type: opinionImages.type, bytes: opinionImages.bytes })
    .from(opinionImages)
    .where(and(eq(opinionImages.opinionId, opinionId), eq(opinionImages.imageId, imageId)));
  return row ?? null;
}
