import { foldArabic } from '#app/contract/fold-arabic.ts';
import type { Reader } from '#db/client.ts';
import { listCommunes, type ListedCommune } from '#db/queries/places.ts';

/** Communes whose Arabic or French name contains `search`, however it is spelled; pilots first; all when it is empty. */
export async function loadCommunes(db: Reader, search: string, limit: number): Promise<ListedCommune[]> {
  return listCommunes(db, foldArabic(search), limit);
}
