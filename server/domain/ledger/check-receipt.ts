import type { ReceiptCheck } from '#app/contract/ledger.ts';
import type { CheckReceiptInput } from '#app/contract/inputs/check-receipt.ts';
import type { Reader } from '#db/client.ts';
import {
  findReplacement,
  findTreeHead,
  findWaitingReceipt,
  listEntriesWithReceipt,
  listLedgerNodes,
} from '#db/queries/ledger.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { listMotions } from '#db/queries/votes.ts';
import { fullNodes, rootOfNodes } from '../../engines/merkle/compact-tree.ts';
import { planInclusion, type Range } from '../../engines/merkle/prove.ts';
import { receiptOf } from '../../engines/merkle/receipt.ts';
import type { ActionContext } from '../context.ts';
import { presentSignedHead } from './present.ts';

/**
 * Looks for the ballot of a receipt in the record of a session, and proves that it is in it (RFC 9162, section 2.1.3).
 * Everybody may ask: who does not know the number finds nothing.
 */
export async function checkReceipt(
  ctx: ActionContext,
  { sessionId, receipt: nonce }: CheckReceiptInput,
): Promise<ReceiptCheck> {
  return readSnapshot(ctx.services.db, async (tx): Promise<ReceiptCheck> => {
    const motions = await listMotions(tx, sessionId);
    const receipts = motions.map(({ motionId }) => Buffer.from(receiptOf(motionId, nonce), 'base64'));
    const found = (await listEntriesWithReceipt(tx, sessionId, receipts)).at(-1);
    const head = await findTreeHead(tx, sessionId);
    if (!found?.receipt || !head) {
      return { state: (await findWaitingReceipt(tx, sessionId, receipts)) ?? 'unknown' };
    }
    const shown = Buffer.from(found.receipt);
    const at = receipts.findIndex((receipt) => shown.equals(receipt));
    return {
      state: 'found',
      motion: motions[at]?.number ?? 0,
      position: found.position,
      content: found.content,
      head: presentSignedHead(head),
      path: await readPath(tx, sessionId, found.position, head.size),
      replaced: (await findReplacement(tx, sessionId, found.position)) !== null,
    };
  });
}

/** The path in base64; all its subtrees are read in one go. */
async function readPath(db: Reader, sessionId: string, index: number, size: number): Promise<string[]> {
  const ranges = planInclusion(index, size);
  const nodesOf = ({ start, end }: Range) => fullNodes(start, end);
  const nodes = await listLedgerNodes(db, sessionId, ranges.flatMap(nodesOf));
  const key = (node: { level: number; position: number }) => `${node.level} ${node.position}`;
  const hashes = new Map(nodes.map((node) => [key(node), node.hash]));
  return ranges.map((range) => {
    const parts = nodesOf(range).flatMap((node) => hashes.get(key(node)) ?? []);
    return Buffer.from(rootOfNodes(parts as Uint8Array[])).toString('base64');
  });
}
