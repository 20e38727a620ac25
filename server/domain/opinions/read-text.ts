import type { Reader } from '#db/client.ts';
import { findText, listUpdates } from '#db/queries/opinion-texts.ts';
import { deriveText, type DerivedText } from '#server/engines/document/derive-text.ts';
import { buildDocument, readLog } from './load-log.ts';

/** The text with all that is committed: what was derived from it where nothing came since, else made from the log. */
export async function readText(db: Reader, opinionId: string): Promise<DerivedText> {
  const stored = await findText(db, opinionId);
  const later = stored ? await listUpdates(db, opinionId, stored.through) : [];
  if (stored && later.length === 0) return stored;
  return readWholeText(db, opinionId);
}

/** The text of a locked opinion, made from its log: nothing can be missing. */
export async function readWholeText(tx: Reader, opinionId: string): Promise<DerivedText> {
  const doc = buildDocument(await readLog(tx, opinionId));
  const text = deriveText(doc);
  doc.destroy();
  return text;
}
