import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/text.ts';
import type { Reader } from '#db/client.ts';
import { findCommuneBySlug } from '#db/queries/places.ts';

export type CommuneHead = { communeId: string; slug: string; name: LocalizedText };

/** A commune by the name in its path. @throws AppError `not_found` */
export async function loadCommune(db: Reader, slug: string): Promise<CommuneHead> {
  const row = await findCommuneBySlug(db, slug);
  if (!row) throw new AppError('not_found', 'commune.unknown');
  return { communeId: row.communeId, slug: row.slug, name: communeName(row) };
}

/** A commune's name for readers of each language: English uses the Latin spelling of the census. */
export function communeName(row: { nameAr: string; nameFr: string }): LocalizedText {
  return { ar: row.nameAr, fr: row.nameFr, en: row.nameFr };
}
