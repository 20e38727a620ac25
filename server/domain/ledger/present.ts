import type { LedgerHead, SignedHead } from '#app/contract/ledger.ts';
import type { Reader } from '#db/client.ts';
import { findLedger, findTreeHead, listLedgerEntries, listTreeHeads, type TreeHeadRow } from '#db/queries/ledger.ts';
import { sessionTopic } from '../context.ts';

/** The name that is signed into every head, so that the head of one record is never taken for another's. */
export const ledgerName = (sessionId: string): string => sessionTopic(sessionId);

/** A head as everybody sees it; `root` in hexadecimal. */
export function presentHead({ size, root, at }: TreeHeadRow): LedgerHead {
  return { size, root: Buffer.from(root).toString('hex'), at: at.toISOString() };
}

/** The same with its signature, in base64. */
export function presentSignedHead(row: TreeHeadRow): SignedHead {
  return { ...presentHead(row), signature: Buffer.from(row.signature).toString('base64') };
}

/** Signed heads of a record in the shape that `verify-log` reads, oldest first; bytes are base64. */
export type HeadsFile = {
  log: string;
  publicKey: string;
  heads: Array<{ size: number; root: string; at: string; signature: string }>;
};

/** The signed heads of a record for whoever keeps them elsewhere, or only the `newest`; null before the first. */
export async function presentHeads(db: Reader, sessionId: string, newest?: number): Promise<HeadsFile | null> {
  const ledger = await findLedger(db, sessionId);
  const heads = await listTreeHeads(db, sessionId, newest);
  if (!ledger || heads.length === 0) return null;
  return {
    log: ledgerName(sessionId),
    publicKey: ledger.publicKey,
    heads: heads.map(({ size, root, at, signature }) => ({
      size,
      root: Buffer.from(root).toString('base64'),
      at: at.toISOString(),
      signature: Buffer.from(signature).toString('base64'),
    })),
  };
}

/** A record in the shape that `verify-log` reads, up to its last head; null before it has one. */
export async function presentLedger(db: Reader, sessionId: string): Promise<Record<string, unknown> | null> {
  const last = await findTreeHead(db, sessionId);
  const signed = await presentHeads(db, sessionId);
  if (!last || !signed) return null;
  const entries = await listLedgerEntries(db, sessionId, 0, last.size);
  return { ...signed, entries: entries.map(({ content }) => content) };
}
