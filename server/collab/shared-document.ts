import * as Y from 'yjs';
import type { DocumentLog } from '../domain/opinions/load-log.ts';

/**
 * The document a log makes. Should something in it build on what was never committed (its author's rights ended in
 * between), that waits for nothing: it is dropped, and comes again from the client that has the whole.
 */
export function openDocument({ state, updates }: Pick<DocumentLog, 'state' | 'updates'>): Y.Doc {
  const doc = new Y.Doc();
  doc.get('root', Y.XmlText);
  if (state) Y.applyUpdate(doc, state);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return doc;
}
