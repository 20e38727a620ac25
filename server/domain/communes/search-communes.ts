import { foldArabic } from '#app/contract/fold-arabic.ts';
import type { Reader } from '#db/client.ts';
import { listCommunes, type ListedCommune } from '#db/queries/places.ts';

export type { ListedCommune };

/** Longest search text that is looked at; no commune's name comes near it. */
const longestSearch = 100;

/** Communes whose name holds what was typed, in either script and however it is spelled; all of them for nothing. */
export function searchCommunes(db: Reader, typed: string, limit: number): Promise<ListedCommune[]> {
  const readable = typed.isWellFormed() ? typed.replaceAll('\u0000', '').slice(0, longestSearch) : '';
  return listCommunes(db, foldArabic(readable), limit);
}
