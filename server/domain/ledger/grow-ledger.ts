import { randomBytes } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import { listEventsAfter } from '#db/queries/events.ts';
import {
  findTreeHead,
  insertLedgerPart,
  listLedgerNodes,
  listUnrecordedBallots,
  lockUnrecordedMotions,
  takeLedger,
  updateBallotPositions,
  updateLedger,
  type TreeHeadRow,
  type UnrecordedMotion,
} from '#db/queries/ledger.ts';
import { listSealedChoices, takeSealedReceipts } from '#db/queries/sealed.ts';
import { findSession, listSessionsForShare } from '#db/queries/sessions.ts';
import { listBallotCounts, updateMotion } from '#db/queries/votes.ts';
import { compactRoot, fullNodes, growTree, restoreTree, type CompactTree } from '../../engines/merkle/compact-tree.ts';
import { hashLeaf } from '../../engines/merkle/hashes.ts';
import { signTreeHead } from '../../engines/merkle/tree-head.ts';
import type { DomainServices, LedgerKey } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { toUnavailable } from '../unavailable.ts';
import { ledgerName } from './present.ts';

type New = { content: string; receipt: Uint8Array | null; placed?: (position: number) => void };

/**
 * Adds to the record of a session what was committed since: the events of its log in their order, then the receipts of
 * ballots in an order drawn by lot, then how many ballots each closed motion counted; and signs the head over all of it
 * (RFC 9162, section 4.10). A ballot that changed another names its entry.
 * @returns the new head, or null where nothing came or nothing is signed here
 */
export async function growLedger(
  services: Pick<DomainServices, 'db' | 'now' | 'ledgerKey'>,
  sessionId: string,
): Promise<TreeHeadRow | null> {
  const { ledgerKey } = services;
  if (!ledgerKey) return null;
  try {
    return await services.db.transaction((tx) => grow(tx, sessionId, services.now(), ledgerKey));
  } catch (error) {
    throw toUnavailable(error);
  }
}

/**
 * Brings the record of a closed session to its end, for its open data, which then stay the same. That of a session under
 * way grows at its own pace, whoever asks for its data how often.
 * @returns as {@link growLedger}
 */
export async function completeLedger(
  services: Pick<DomainServices, 'db' | 'now' | 'ledgerKey'>,
  sessionId: string,
): Promise<TreeHeadRow | null> {
  const session = await findSession(services.db, sessionId);
  return session?.state === 'closed' ? growLedger(services, sessionId) : null;
}

/** Sessions are locked before motions and those before the record, everywhere, so that no two wait for each other. */
async function grow(tx: Tx, sessionId: string, at: Date, key: LedgerKey): Promise<TreeHeadRow | null> {
  const [session] = await listSessionsForShare(tx, [sessionId]);
  if (!session) return null;
  const motions = await lockUnrecordedMotions(tx, sessionId);
  const ledger = await takeLedger(tx, sessionId, key.publicKey);
  const events = await listEventsAfter(tx, sessionTopic(sessionId), ledger.lastSeq, 1_000_000);
  const changes: Changes = { positions: [], motions: new Map() };
  const added: New[] = [
    ...events.map(({ seq, name, at: when, data }) => entry({ kind: 'event', seq, name, at: when, data })),
    ...(await takeBallots(tx, motions, changes)),
    ...(await takeChoices(tx, motions, changes)),
    ...(await takeCounts(tx, motions, changes)),
  ];
  if (added.length === 0) return null;
  const before = await findTreeHead(tx, sessionId);
  // The clock of one node may be behind that of another; a head is never earlier than the one before.
  const signedAt = new Date(Math.max(at.getTime(), before?.at.getTime() ?? 0));
  const head = await append(tx, { sessionId, size: ledger.size }, added, signedAt, key);
  await updateBallotPositions(tx, changes.positions);
  for (const [motionId, change] of changes.motions) await updateMotion(tx, motionId, change);
  await updateLedger(tx, { ...ledger, size: head.size, lastSeq: events.at(-1)?.seq ?? ledger.lastSeq });
  return head;
}

/** What is to be noted once the places of the new entries are known. */
type Changes = {
  positions: Array<{ key: string; position: number }>;
  motions: Map<string, { countPosition?: number; choicesPosition?: number }>;
};

function noteMotion(changes: Changes, motionId: string, change: { countPosition?: number; choicesPosition?: number }) {
  changes.motions.set(motionId, { ...changes.motions.get(motionId), ...change });
}

/** Receipts of ballots; of sealed votes once they are closed. Ballots without a number get one that nobody knows. */
async function takeBallots(tx: Tx, motions: UnrecordedMotion[], changes: Changes): Promise<New[]> {
  const idsOf = (sealed: boolean) =>
    motions.filter(({ secrecy }) => (secrecy === 'sealed') === sealed).map(({ motionId }) => motionId);
  const ballots = await listUnrecordedBallots(tx, idsOf(false));
  const sealed = await takeSealedReceipts(tx, idsOf(true));
  const toEntry = (number: number, receipt: Uint8Array, more: object = {}): New => ({
    ...entry({ kind: 'ballot', motion: number, receipt: Buffer.from(receipt).toString('base64'), ...more }),
    receipt,
  });
  return [
    ...ballots.map(({ key, number, receipt, former }): New => {
      const replaces = former?.length ? { replaces: former } : {};
      const placed = (position: number) => void changes.positions.push({ key, position });
      return { ...toEntry(number, receipt ?? randomBytes(32), replaces), placed };
    }),
    ...sealed.map(({ number, receipt }) => toEntry(number, receipt)),
  ];
}

/** What was chosen on sealed votes whose result was shown, in an order that is that of no receipts. */
async function takeChoices(tx: Tx, motions: UnrecordedMotion[], changes: Changes): Promise<New[]> {
  const shown = motions.filter((row) => row.secrecy === 'sealed' && row.resultShown && row.choicesPosition === null);
  const choices = await listSealedChoices(
    tx,
    shown.map(({ motionId }) => motionId),
  );
  return choices.map(({ motionId, number, ballot }): New => {
    const placed = (choicesPosition: number): void => {
      if (changes.motions.get(motionId)?.choicesPosition === undefined)
        noteMotion(changes, motionId, { choicesPosition });
    };
    return { ...entry({ kind: 'choice', motion: number, ballot }), placed };
  });
}

async function takeCounts(tx: Tx, motions: UnrecordedMotion[], changes: Changes): Promise<New[]> {
  const closed = motions.filter(({ state, countPosition }) => state === 'closed' && countPosition === null);
  const counts = await listBallotCounts(
    tx,
    closed.map(({ motionId }) => motionId),
  );
  return closed.map(({ motionId, number }): New => {
    const placed = (countPosition: number) => noteMotion(changes, motionId, { countPosition });
    return { ...entry({ kind: 'count', motion: number, ballots: counts.get(motionId)?.cast ?? 0 }), placed };
  });
}

const entry = (content: Record<string, unknown>): New => ({ content: JSON.stringify(content), receipt: null });

async function append(
  tx: Tx,
  { sessionId, size }: { sessionId: string; size: number },
  added: New[],
  at: Date,
  key: LedgerKey,
): Promise<TreeHeadRow> {
  const before = await readTree(tx, sessionId, size);
  const leaves = added.map(({ content }) => hashLeaf(Buffer.from(content, 'utf8')));
  const { tree, nodes } = growTree(before, leaves);
  const root = compactRoot(tree);
  const { signature } = signTreeHead({ log: ledgerName(sessionId), size: tree.size, root, at: at.getTime() }, (bytes) =>
    key.sign(bytes),
  );
  const head = { sessionId, size: Number(tree.size), root, at, signature };
  const entries = added.map(({ content, receipt }, place) => ({ sessionId, position: size + place, content, receipt }));
  await insertLedgerPart(
    tx,
    entries,
    nodes.map((node) => ({ sessionId, ...node })),
    head,
  );
  added.forEach(({ placed }, place) => placed?.(size + place));
  return head;
}

async function readTree(tx: Tx, sessionId: string, size: number): Promise<CompactTree> {
  const wanted = fullNodes(0, size);
  const found = await listLedgerNodes(tx, sessionId, wanted);
  const peaks = wanted.flatMap(
    ({ level, position }) => found.find((node) => node.level === level && node.position === position)?.hash ?? [],
  );
  return restoreTree(BigInt(size), peaks as Uint8Array[]);
}
