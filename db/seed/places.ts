import { foldArabic } from '#app/contract/fold-arabic.ts';
import type { Tx } from '../client.ts';
import { upsertCommune, upsertProvince, upsertRegion } from '../queries/places.ts';

/** The three pilot regions; codes, names and populations of the census of 2024 (Haut-Commissariat au Plan). */
const regions = [
  { regionId: '10.', nameAr: 'كلميم - واد نون', nameFr: 'Guelmim-Oued Noun' },
  { regionId: '09.', nameAr: 'سوس - ماسة', nameFr: 'Souss-Massa' },
  { regionId: '08.', nameAr: 'درعة - تافيلالت', nameFr: 'Drâa-Tafilalet' },
];

const provinces = [
  { provinceId: '10.261.', regionId: '10.', nameAr: 'كلميم', nameFr: 'Guelmim' },
  { provinceId: '10.473.', regionId: '10.', nameAr: 'سيدي إفني', nameFr: 'Sidi Ifni' },
  { provinceId: '10.521.', regionId: '10.', nameAr: 'طانطان', nameFr: 'Tan-Tan' },
  { provinceId: '10.071.', regionId: '10.', nameAr: 'أسا الزاك', nameFr: 'Assa-Zag' },
  { provinceId: '09.001.', regionId: '09.', nameAr: 'أكادير إداوتنان', nameFr: 'Agadir-Ida-Ou-Tanane' },
];

export const guelmim = '10.261.01.03.';

const communes = [
  { communeId: guelmim, slug: 'guelmim', shortCode: 'GLM', nameAr: 'كلميم', nameFr: 'Guelmim', population: 126_729 },
  {
    communeId: '10.473.01.03.',
    slug: 'sidi-ifni',
    shortCode: 'IFN',
    nameAr: 'سيدي إفني',
    nameFr: 'Sidi Ifni',
    population: 22_696,
  },
  {
    communeId: '09.001.01.01.',
    slug: 'agadir',
    shortCode: 'AGA',
    nameAr: 'أكادير',
    nameFr: 'Agadir',
    population: 504_768,
  },
];

/** Loads the pilot regions, their provinces that the demo needs, and the three communes known to be pilots. */
export async function loadPlaces(tx: Tx): Promise<void> {
  for (const region of regions) await upsertRegion(tx, region);
  for (const province of provinces) await upsertProvince(tx, province);
  for (const commune of communes) {
    await upsertCommune(tx, {
      ...commune,
      provinceId: `${commune.communeId.split('.').slice(0, 2).join('.')}.`,
      searchName: `${foldArabic(commune.nameAr)} ${foldArabic(commune.nameFr)}`,
      isPilot: true,
    });
  }
}
