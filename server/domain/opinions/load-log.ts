import * as Y from 'yjs';
import type { Reader } from '#db/client.ts';
import { findText, listUpdates, listWriters, type LoggedUpdate } from '#db/queries/opinion-texts.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import type { Db } from '#db/client.ts';
import { requireOpinion } from './access.ts';

export type DocumentLog = {
  /** The compacted text, holding all updates up to `through`. */
  state: Uint8Array | null;
  through: number;
  /** What came after it. */
  updates: LoggedUpdate[];
  /** The person behind each Yjs client. */
  writers: Map<number, string>;
};

/** All that a shared text is made of, as one committed state. @throws AppError `not_found` */
export async function loadLog(db: Db, opinionId: string): Promise<DocumentLog> {
  return readSnapshot(db, async (tx) => {
    await requireOpinion(tx, opinionId);
    return readLog(tx, opinionId);
  });
}

/** The same inside a transaction. */
export async function readLog(tx: Reader, opinionId: string): Promise<DocumentLog> {
  const text = await findText(tx, opinionId);
  const through = text?.through ?? 0;
  const updates = await listUpdates(tx, opinionId, through);
  const writers = await listWriters(tx, opinionId);
  return {
    state: text?.state ?? null,
    through,
    updates,
    writers: new Map(writers.map(({ clientId, personId }) => [clientId, personId])),
  };
}

/**
 * The shared document that a log makes. Should something in it build on what was never committed (its author's rights
 * ended in between), that waits for nothing: it is dropped, and comes again from the client that has the whole. Destroy
 * the document when done.
 */
export function buildDocument({ state, updates }: Pick<DocumentLog, 'state' | 'updates'>): Y.Doc {
  const doc = new Y.Doc();
  doc.get('root', Y.XmlText);
  if (state) Y.applyUpdate(doc, state);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return doc;
}
