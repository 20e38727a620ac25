import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { communes, provinces, regions, spaces } from '../schema/places.ts';

export type CommuneRow = typeof communes.$inferSelect;
export type SpaceRow = typeof spaces.$inferSelect;

export async function findCommuneBySlug(db: Reader, slug: string): Promise<CommuneRow | null> {
  const [row] = await db.select().from(communes).where(eq(communes.slug, slug));
  return row ?? null;
}

export async function findCommune(db: Reader, communeId: string): Promise<CommuneRow | null> {
  const [row] = await db.select().from(communes).where(eq(communes.communeId, communeId));
  return row ?? null;
}

export type ListedCommune = {
  slug: string;
  nameAr: string;
  nameFr: string;
  provinceAr: string;
  provinceFr: string;
  regionAr: string;
  regionFr: string;
  isPilot: boolean;
};

/** Communes whose folded name contains `folded`, pilots first; all of them when it is empty. */
export async function listCommunes(db: Reader, folded: string, limit: number): Promise<ListedCommune[]> {
  return db
    .select({
      slug: communes.slug,
      nameAr: communes.nameAr,
      nameFr: communes.nameFr,
      provinceAr: provinces.nameAr,
      provinceFr: provinces.nameFr,
      regionAr: regions.nameAr,
      regionFr: regions.nameFr,
      isPilot: communes.isPilot,
    })
    .from(communes)
    .innerJoin(provinces, eq(provinces.provinceId, communes.provinceId))
    .innerJoin(regions, eq(regions.regionId, provinces.regionId))
    .where(folded === '' ? undefined : sql`position(${folded} in ${communes.searchName}) > 0`)
    .orderBy(desc(communes.isPilot), asc(communes.nameFr))
    .limit(limit);
}

export async function upsertRegion(tx: Tx, row: typeof regions.$inferInsert): Promise<void> {
  await tx.insert(regions).values(row).onConflictDoUpdate({ target: regions.regionId, set: row });
}

export async function upsertProvince(tx: Tx, row: typeof provinces.$inferInsert): Promise<void> {
  await tx.insert(provinces).values(row).onConflictDoUpdate({ target: provinces.provinceId, set: row });
}

/** Adds a commune or brings its names and population up to date; slug, short code and pilot mark stay as they are. */
export async function upsertCommune(
  tx: Tx,
  row: typeof communes.$inferInsert,
): Promise<'added' | 'updated' | 'unchanged'> {
  const { nameAr, nameFr, searchName, population, provinceId } = row;
  const [stored] = await tx
    .insert(communes)
    .values(row)
    .onConflictDoUpdate({
      target: communes.communeId,
      set: { nameAr, nameFr, searchName, population, provinceId },
      setWhere: sql`(${communes.nameAr}, ${communes.nameFr}, ${communes.searchName}, ${communes.population}, ${communes.provinceId})
        is distinct from (excluded.name_ar, excluded.name_fr, excluded.search_name, excluded.population, excluded.province_id)`,
    })
    .returning({ inserted: sql<boolean>`xmax = 0` });
  if (!stored) return 'unchanged';
  return stored.inserted ? 'added' : 'updated';
}

export async function listSlugs(db: Reader): Promise<Map<string, string>> {
  const rows = await db.select({ slug: communes.slug, communeId: communes.communeId }).from(communes);
  return new Map(rows.map((row) => [row.slug, row.communeId]));
}

export async function updateCommune(tx: Tx, communeId: string, change: Partial<CommuneRow>): Promise<void> {
  await tx.update(communes).set(change).where(eq(communes.communeId, communeId));
}

export async function findSpace(db: Reader, communeId: string): Promise<SpaceRow | null> {
  const [row] = await db.select().from(spaces).where(eq(spaces.communeId, communeId)).limit(1);
  return row ?? null;
}

export async function findSpaceById(db: Reader, spaceId: string): Promise<SpaceRow | null> {
  const [row] = await db.select().from(spaces).where(eq(spaces.spaceId, spaceId));
  return row ?? null;
}

export async function insertSpace(tx: Tx, row: typeof spaces.$inferInsert): Promise<void> {
  await tx.insert(spaces).values(row);
}
