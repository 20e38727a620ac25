import * as Y from 'yjs';
import { expect } from 'vitest';
import { checkUpdate } from '#server/engines/document/check-update.ts';

/** An empty document as rooms and editors have it. */
export const newDoc = (client?: number): Y.Doc => {
  const doc = new Y.Doc();
  if (client !== undefined) doc.clientID = client;
  doc.get('root', Y.XmlText);
  return doc;
};
export const rootOf = (doc: Y.Doc): Y.XmlText => doc.get('root', Y.XmlText);

/** Applies after the check, as a room does, and holds Yjs to what the check promised. */
export function applyChecked(doc: Y.Doc, update: Uint8Array): ReturnType<typeof checkUpdate> {
  const before = Y.encodeStateVector(doc);
  const stateBefore = Y.encodeStateAsUpdate(doc);
  const checked = checkUpdate(update, doc);
  Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  const brought = Buffer.compare(Y.encodeStateVector(doc), before) !== 0;
  expect(checked.clients.length > 0).toBe(brought);
  if (!checked.isNew) expect(Buffer.compare(Y.encodeStateAsUpdate(doc), stateBefore)).toBe(0);
  return checked;
}
