import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { refuse, UpdateRefused } from './byte-reader.ts';
import { orderStructs } from './order-structs.ts';
import { parseUpdate, type DeletedRange } from './parse-update.ts';

export { isUpdateRefused, UpdateRefused, type RefusalReason } from './byte-reader.ts';

/** What an update brings that the document lacks. */
export type CheckedUpdate = {
  /** Clients that made new structs. */
  clients: number[];
  /** False: the document has all of it, nothing needs to be stored. */
  isNew: boolean;
  /** What it takes out by name. */
  deleted: DeletedRange[];
};

/** Clients one update may bring new structs of: a browser has one, and another after it changed its number. */
const mostClients = 8;

/**
 * Looks at a V1 update of a client before Yjs does: that it is well formed and holds only what the editor writes, that
 * elements are not nested too deeply, and that everything it builds on is in the document or in itself. Yjs would keep
 * the rest aside as pending until it came, without a bound and unseen by every check; here nothing is ever pending.
 * Takes time and memory in proportion to the update, and changes nothing.
 * @throws UpdateRefused `malformed` for what no honest client sends; `unknown_base` where earlier updates are missing
 */
export function checkUpdate(update: Uint8Array, doc: Y.Doc): CheckedUpdate {
  if (update.length > documentLimits.document) refuse('it is too large');
  const { blocks, deleted } = parseUpdate(update);
  const reached = orderStructs(blocks, doc);
  const clients: number[] = [];
  for (const [client, end] of reached) if (end > Y.getState(doc.store, client)) clients.push(client);
  if (clients.length > mostClients) refuse('it speaks for too many');
  return { clients, deleted, isNew: bringsDeletions(deleted, reached, doc) || clients.length > 0 };
}

/** Whether one of the ranges is not deleted yet. @throws UpdateRefused when one reaches beyond what is known */
function bringsDeletions(ranges: DeletedRange[], reached: Map<number, number>, doc: Y.Doc): boolean {
  let found = false;
  for (const { client, clock, length } of ranges) {
    const stored = Y.getState(doc.store, client);
    if (clock + length > Math.max(stored, reached.get(client) ?? 0)) {
      throw new UpdateRefused('unknown_base', 'it deletes what is not there');
    }
    if (!found && clock < stored) found = hasLiving(doc, client, clock, clock + length);
  }
  return found;
}

function hasLiving(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= to) return false;
    if (!struct.deleted) return true;
  }
  return false;
}
