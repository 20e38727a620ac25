import type { DocumentRow } from '#db/queries/documents.ts';
import type { Decision } from '../policy.ts';
import { allow, deny } from '../policy.ts';
import { canReadDraft, type ReaderFacts } from '../opinions/policy.ts';

type Facts = Pick<DocumentRow, 'opinion'>;

/** Documents of an item that is hidden are for moderators alone, as the item is. Others do not learn that they exist. */
export function canReadDocument(
  reader: ReaderFacts,
  document: Facts,
  { seen, moderates }: { seen: boolean; moderates: boolean },
): Decision {
  if (!seen && !moderates) return deny('document.unknown', 'not_found');
  return canReadLinked(reader, document);
}

/** An opinion is listed to those who may read it: its draft, or a published version. A file has no rights of its own. */
export function canReadLinked(reader: ReaderFacts, { opinion }: Facts): Decision {
  if (opinion === null || opinion.published || canReadDraft(reader, opinion).ok) return allow;
  return deny('document.unknown', 'not_found');
}
