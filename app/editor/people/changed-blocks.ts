import * as Y from 'yjs';

/** What one change of others did: which clients wrote it, and the blocks of the text it touched, counted from 1. */
export type OthersChange = { clients: number[]; blocks: number[] };

/** Reads a transaction; a change that only deletes names no client. */
export function readChange(
  root: Y.XmlText,
  events: Y.YEvent<Y.AbstractType<unknown>>[],
  transaction: Y.Transaction,
): OthersChange {
  const clients = [...transaction.afterState].filter(
    ([client, clock]) => clock > (transaction.beforeState.get(client) ?? 0),
  );
  const blocks = new Set<number>();
  for (const event of events) {
    if (event.target === (root as Y.AbstractType<unknown>)) addRootChanges(event, blocks);
    else blocks.add(indexOfBlock(root, event.target) + 1);
  }
  blocks.delete(0);
  return { clients: clients.map(([client]) => client), blocks: [...blocks].sort((a, b) => a - b) };
}

function addRootChanges(event: Y.YEvent<Y.AbstractType<unknown>>, blocks: Set<number>): void {
  let at = 0;
  for (const part of event.delta) {
    if (part.retain !== undefined) at += part.retain;
    else {
      blocks.add(at + 1);
      if (part.insert !== undefined) at += typeof part.insert === 'string' ? part.insert.length : 1;
    }
  }
}

/** The place of the block that holds `type` among the blocks of the text; -1 when it is gone. */
function indexOfBlock(root: Y.XmlText, type: Y.AbstractType<unknown>): number {
  let block: Y.AbstractType<unknown> | null = type;
  while (block !== null && block.parent !== (root as unknown)) block = block.parent;
  if (block === null) return -1;
  let at = 0;
  for (let item = root._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentType && item.content.type === block) return at;
    at += item.length;
  }
  return -1;
}
