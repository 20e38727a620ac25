import { foldArabic } from '#app/contract/fold-arabic.ts';
import { listSlugs, upsertCommune, upsertProvince, upsertRegion } from '#db/queries/places.ts';
import type { DomainServices } from '../context.ts';
import { transact } from '../context.ts';
import { chooseSlug } from './choose-slug.ts';
import { tidyPlaceName } from './tidy-place-name.ts';

/** One commune as the reference file names it; `code` is that of the Haut-Commissariat au Plan, with its final dot. */
export type ImportedCommune = {
  code: string;
  nameAr: string;
  nameFr: string;
  provinceAr: string;
  provinceFr: string;
  regionAr: string;
  regionFr: string;
  population: number;
};

export type ImportCounts = { added: number; updated: number; unchanged: number };

/**
 * Adds communes and brings known ones up to date, all or none; names are cleaned on the way. A commune keeps its slug,
 * short code and pilot mark for ever, so that links stay good. Importing the same file again changes nothing.
 */
export async function importCommunes(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  rows: ImportedCommune[],
): Promise<ImportCounts> {
  return transact(services, async ({ tx }) => {
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0 };
    const owners = await listSlugs(tx);
    const slugOf = new Map([...owners].map(([slug, communeId]) => [communeId, slug]));
    const seen = new Set<string>();
    for (const row of rows.map(tidyRow)) {
      const [region = '', province = ''] = row.code.split('.');
      const [regionId, provinceId] = [`${region}.`, `${region}.${province}.`];
      if (!seen.has(regionId)) await upsertRegion(tx, { regionId, nameAr: row.regionAr, nameFr: row.regionFr });
      if (!seen.has(provinceId)) {
        await upsertProvince(tx, { provinceId, regionId, nameAr: row.provinceAr, nameFr: row.provinceFr });
      }
      seen.add(regionId).add(provinceId);
      const slug = slugOf.get(row.code) ?? chooseSlug(row.nameFr, row.provinceFr, (taken) => owners.has(taken));
      owners.set(slug, row.code);
      const { nameAr, nameFr, population } = row;
      const searchName = `${foldArabic(nameAr)} ${foldArabic(nameFr)}`;
      counts[
        await upsertCommune(tx, { communeId: row.code, provinceId, slug, nameAr, nameFr, searchName, population })
      ] += 1;
    }
    return counts;
  });
}

function tidyRow(row: ImportedCommune): ImportedCommune {
  return {
    code: row.code,
    nameAr: tidyPlaceName(row.nameAr),
    nameFr: tidyPlaceName(row.nameFr),
    provinceAr: tidyPlaceName(row.provinceAr),
    provinceFr: tidyPlaceName(row.provinceFr),
    regionAr: tidyPlaceName(row.regionAr),
    regionFr: tidyPlaceName(row.regionFr),
    population: row.population,
  };
}
