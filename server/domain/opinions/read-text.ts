import type { DocumentTree } from '#app/contract/document.ts';
import type { Reader, Tx } from '#db/client.ts';
import { findText, listUpdates } from '#db/queries/opinion-texts.ts';
import { countWords, toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { buildDocument, readLog } from './load-log.ts';

export type CurrentText = { document: DocumentTree; plain: string; words: number };

/** The text with all that is committed: what was derived from it where nothing came since, else made from the log. */
export async function readText(db: Reader, opinionId: string): Promise<CurrentText> {
  const stored = await findText(db, opinionId);
  const later = stored ? await listUpdates(db, opinionId, stored.through) : [];
  if (stored && later.length === 0) return stored;
  return deriveText(db, opinionId);
}

/** The text of a locked opinion, made from its log: nothing can be missing. */
export async function deriveText(tx: Reader | Tx, opinionId: string): Promise<CurrentText> {
  const doc = buildDocument(await readLog(tx, opinionId));
  const document = readDocument(doc);
  doc.destroy();
  return { document, plain: toPlainText(document), words: countWords(document) };
}
