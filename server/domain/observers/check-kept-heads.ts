import { AppError } from '#app/contract/errors.ts';
import type { CheckKeptHeadsInput } from '#app/contract/inputs/manage-observers.ts';
import { limits } from '#app/contract/limits.ts';
import type { KeptHeadsAnswer } from '#app/contract/observation.ts';
import type { Db } from '#db/client.ts';
import { findLedger, findTreeHead, listLedgerEntries } from '#db/queries/ledger.ts';
import type { Log } from '../../engines/merkle/check-log.ts';
import { hashLeaf } from '../../engines/merkle/hashes.ts';
import { createRootKeeper, judgeHeads } from '../../engines/merkle/judge-heads.ts';
import { readKey, readLog, UnreadableLog } from '../../engines/merkle/read-log.ts';
import { checkWith } from '../../engines/merkle/tree-head.ts';
import type { ActionContext } from '../context.ts';
import { ledgerName } from '../ledger/present.ts';
import { accessObserver } from './access.ts';

/** Entries that are read and hashed in one go; between two goes others get their turn. */
const atOnce = 2000;

/**
 * Holds signed heads that an observer kept earlier against the record as it is now: the tree is built anew from its entries, and
 * every head must be signed by the key of the record and be the root of that many entries (RFC 9162, section 2.1.1).
 * @throws AppError as {@link accessObserver}, `invalid` for what is no file of heads or too many of them, `conflict` before the
 * record has its first head
 */
export async function checkKeptHeads(ctx: ActionContext, input: CheckKeptHeadsInput): Promise<KeptHeadsAnswer> {
  const { db } = ctx.services;
  const { sessionId } = input;
  await accessObserver(ctx, db, input);
  const kept = readKept(input.kept);
  const ledger = await findLedger(db, sessionId);
  const newest = await findTreeHead(db, sessionId);
  if (!ledger || !newest) throw new AppError('conflict', 'observer.no_record');
  const name = ledgerName(sessionId);
  const roots = kept.name === name ? await readRoots(db, sessionId, kept.heads, newest.size) : new Map();
  const { elsewhere, faults } = judgeHeads(kept, { name, roots }, checkWith(readKey(ledger.publicKey).key));
  return {
    heads: kept.heads.length,
    state: elsewhere ? 'elsewhere' : faults.length > 0 ? 'broken' : 'kept',
    faults: faults.flatMap(({ place, reason }) => {
      const head = kept.heads[place];
      return head ? [{ size: Number(head.size), at: new Date(head.at).toISOString(), reason }] : [];
    }),
  };
}

/** @throws AppError `invalid`, with the field */
function readKept(text: string): Log {
  const wrong = (reason: string) => new AppError('invalid', 'input.check', { fields: { kept: reason } });
  try {
    const { log } = readLog(text);
    if (log.heads.length > limits.keptHeads) throw wrong('observer.too_many_heads');
    return log;
  } catch (error) {
    if (error instanceof UnreadableLog) throw wrong('observer.not_heads');
    throw error;
  }
}

/** Entries under a head never change, so that they are read page by page. */
async function readRoots(
  db: Db,
  sessionId: string,
  heads: Log['heads'],
  size: number,
): Promise<ReadonlyMap<bigint, Uint8Array>> {
  const keeper = createRootKeeper(heads);
  const largest = heads.reduce((most, head) => (head.size > most ? head.size : most), 0n);
  const end = largest < BigInt(size) ? Number(largest) : size;
  for (let from = 0; from < end; from += atOnce) {
    const entries = await listLedgerEntries(db, sessionId, from, Math.min(from + atOnce, end));
    for (const { content } of entries) keeper.add(hashLeaf(Buffer.from(content, 'utf8')));
  }
  return keeper.roots;
}
