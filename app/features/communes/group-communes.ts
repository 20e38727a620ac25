import type { LocalizedText } from '#app/contract/languages.ts';

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

export type Province = { name: LocalizedText; region: LocalizedText; communes: ListedCommune[] };

const both = (ar: string, fr: string): LocalizedText => ({ ar, fr, en: fr });

/** A commune's name; English takes the Latin spelling. */
export function nameOf(commune: ListedCommune): LocalizedText {
  return both(commune.nameAr, commune.nameFr);
}

/** Communes under their provinces; the order of both is that in which they come. */
export function groupByProvince(communes: readonly ListedCommune[]): Province[] {
  const provinces = new Map<string, Province>();
  for (const commune of communes) {
    const province = provinces.get(commune.provinceFr) ?? {
      name: both(commune.provinceAr, commune.provinceFr),
      region: both(commune.regionAr, commune.regionFr),
      communes: [],
    };
    province.communes.push(commune);
    provinces.set(commune.provinceFr, province);
  }
  return [...provinces.values()];
}
