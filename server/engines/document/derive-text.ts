import type * as Y from 'yjs';
import type { DocumentTree } from '#app/contract/document.ts';
import { countWords, toPlainText } from './plain-text.ts';
import { readDocument } from './read-document.ts';

/** What is read, searched and counted of a shared text. */
export type DerivedText = { document: DocumentTree; plain: string; words: number };

/** Derives it from the shared document as it stands. */
export function deriveText(doc: Y.Doc): DerivedText {
  const document = readDocument(doc);
  return { document, plain: toPlainText(document), words: countWords(document) };
}
