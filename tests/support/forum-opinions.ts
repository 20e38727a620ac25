import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { createOpinion } from '#server/domain/opinions/create-opinion.ts';
import { buildDocument, loadLog } from '#server/domain/opinions/load-log.ts';
import { createUpdateLog } from '#server/domain/opinions/update-log.ts';
import { addBlocks } from '#server/engines/document/write-document.ts';
import type { ActionContext } from '#server/domain/context.ts';
import type { Forum } from './forum.ts';
import type { Commune } from './forum-people.ts';

/** A new opinion of a space. @returns its id */
export async function addOpinion(by: ActionContext, commune: Commune, title = 'رأي حول إنارة الأزقة'): Promise<string> {
  const input = { actionId: randomUUID(), communeId: commune.communeId, title, origin: 'self_referral' } as const;
  return (await createOpinion(by, { ...input, template: 'empty' })).opinionId;
}

/** The change that adds a paragraph to a text as it stands, written by a new client. */
export async function changeOf(
  forum: Forum,
  opinionId: string,
  words: string,
  clientId?: number,
): Promise<{ update: Uint8Array; clients: number[] }> {
  const doc = buildDocument(await loadLog(forum.db, opinionId));
  if (clientId !== undefined) doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  addBlocks(doc, [{ kind: 'paragraph', dir: null, children: [{ kind: 'text', text: words, format: 0 }] }]);
  const change = { update: Y.encodeStateAsUpdate(doc, before), clients: [doc.clientID] };
  doc.destroy();
  return change;
}

/** Adds a paragraph through the log, as the room does. */
export async function writeInto(forum: Forum, opinionId: string, personId: string, words: string): Promise<number> {
  const log = createUpdateLog(forum.services);
  const change = await changeOf(forum, opinionId, words);
  return (await log.append({ opinionId, personId, ...change })).updateId;
}
