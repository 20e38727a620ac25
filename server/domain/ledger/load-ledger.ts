import type { LedgerHead } from '#app/contract/ledger.ts';
import type { Db } from '#db/client.ts';
import { findLedger, listTreeHeads } from '#db/queries/ledger.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { presentHead, presentHeads, type HeadsFile } from './present.ts';

/** Heads shown on the page of a record; the file has all of them. */
const shownHeads = 20;

/** The record of a session as its page shows it, newest head first; the key is that of the installation. */
export async function loadLedger(
  db: Db,
  sessionId: string,
): Promise<{ heads: LedgerHead[]; publicKey: string | null }> {
  return readSnapshot(db, async (tx) => {
    const ledger = await findLedger(tx, sessionId);
    const heads = await listTreeHeads(tx, sessionId, shownHeads);
    return { heads: heads.map(presentHead).reverse(), publicKey: ledger?.publicKey ?? null };
  });
}

/** All signed heads of the record of a session, or only the `newest`, to be kept elsewhere; null before the first. */
export async function loadHeads(db: Db, sessionId: string, newest?: number): Promise<HeadsFile | null> {
  return readSnapshot(db, (tx) => presentHeads(tx, sessionId, newest));
}
