import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { Reader } from '#db/client.ts';
import { findCommuneBySlug } from '#db/queries/places.ts';

export type CommuneHead = { communeId: string; slug: string; name: LocalizedText };

/** Anything may stand in a path; what no commune can be called is not asked for. */
const slugShape = /^[a-z0-9-]{1,100}$/;

/** A commune by the name in its path. @throws AppError `not_found` */
export async function loadCommune(db: Reader, slug: string): Promise<CommuneHead> {
  const row = slugShape.test(slug) ? await findCommuneBySlug(db, slug) : null;
  if (!row) throw new AppError('not_found', 'commune.unknown');
  return { communeId: row.communeId, slug: row.slug, name: communeName(row) };
}

/** A commune's name for readers of each language: English uses the Latin spelling of the census. */
export function communeName(row: { nameAr: string; nameFr: string }): LocalizedText {
  return { ar: row.nameAr, fr: row.nameFr, en: row.nameFr };
}
