import { and, asc, desc, eq, gt, gte, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { ledgerEntries, ledgerNodes, ledgers, treeHeads } from '../schema/ledger.ts';
import { motions } from '../schema/votes.ts';

export type LedgerRow = typeof ledgers.$inferSelect;
export type TreeHeadRow = typeof treeHeads.$inferSelect;
export type LedgerEntryRow = typeof ledgerEntries.$inferSelect;
/** A ballot that is in no record yet; `key` finds it again, `former` are the entries of the ballots that it replaces. */
export type UnrecordedBallot = {
  key: string;
  number: number;
  receipt: Uint8Array | null;
  former: number[] | null;
};

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A list of bytes; as texts they travel in one parameter. */
const bytesOf = (list: Uint8Array[]): SQL =>
  sql`array(select decode(one, 'hex') from unnest(${sql.param(list.map(toHex))}::text[]) as one)`;

/** The record of a session, made if there is none, locked against growing by another. */
export async function takeLedger(tx: Tx, sessionId: string, publicKey: string): Promise<LedgerRow> {
  await tx.insert(ledgers).values({ sessionId, size: 0, lastSeq: 0, publicKey }).onConflictDoNothing();
  const [row] = await tx.select().from(ledgers).where(eq(ledgers.sessionId, sessionId)).for('update');
  if (!row) throw new Error(`the record of ${sessionId} is gone`);
  return row;
}

export async function updateLedger(tx: Tx, row: LedgerRow): Promise<void> {
  await tx.update(ledgers).set(row).where(eq(ledgers.sessionId, row.sessionId));
}

/** A motion of which something may not be in the record yet. */
export type UnrecordedMotion = Pick<
  typeof motions.$inferSelect,
  'motionId' | 'number' | 'state' | 'secrecy' | 'resultShown' | 'countPosition' | 'choicesPosition'
>;

/** How far the record of a session has come, or null before it has one. */
export async function findLedger(db: Reader, sessionId: string): Promise<LedgerRow | null> {
  const [row] = await db.select().from(ledgers).where(eq(ledgers.sessionId, sessionId));
  return row ?? null;
}

/** Motions whose ballots may not be in the record yet, locked so that none is cast or closed meanwhile. */
export async function lockUnrecordedMotions(tx: Tx, sessionId: string): Promise<UnrecordedMotion[]> {
  const { motionId, number, state, secrecy, resultShown, countPosition, choicesPosition } = motions;
  return tx
    .select({ motionId, number, state, secrecy, resultShown, countPosition, choicesPosition })
    .from(motions)
    .where(
      and(
        eq(motions.sessionId, sessionId),
        sql`(${motions.state} = 'open' or (${motions.state} = 'closed' and ${motions.countPosition} is null)
          or (${motions.secrecy} = 'sealed' and ${motions.resultShown} and ${motions.choicesPosition} is null))`,
      ),
    )
    .orderBy(asc(motions.motionId))
    .for('update');
}

/** The ballots of these motions that are in no record yet, in an order that tells nothing of when they were cast. */
export async function listUnrecordedBallots(tx: Tx, motionIds: string[]): Promise<UnrecordedBallot[]> {
  if (motionIds.length === 0) return [];
  const one = (table: string) => sql`
    select b.motion_id || ' ' || b.person_id as key, m.number, b.receipt, to_jsonb(b.former) as former
    from ${sql.identifier(table)} b join motions m using (motion_id)
    where b.motion_id = any(${sql.param(motionIds)}::uuid[]) and b.position is null`;
  const rows = await tx.execute<UnrecordedBallot>(sql`
    select key, number, receipt, former from (${one('ballots')} union all ${one('method_ballots')}) b
    order by number, random()`);
  return rows.map((row) => ({ ...row, receipt: row.receipt && new Uint8Array(row.receipt) }));
}

/** Notes where ballots stand in the record. */
export async function updateBallotPositions(tx: Tx, placed: Array<{ key: string; position: number }>): Promise<void> {
  if (placed.length === 0) return;
  const keys = sql.param(placed.map(({ key }) => key));
  const positions = sql.param(placed.map(({ position }) => position));
  for (const table of ['ballots', 'method_ballots']) {
    await tx.execute(sql`
      update ${sql.identifier(table)} b set position = placed.position, former = null
      from unnest(${keys}::text[], ${positions}::int[]) as placed (key, position)
      where b.motion_id = split_part(placed.key, ' ', 1)::uuid and b.person_id = split_part(placed.key, ' ', 2)::uuid`);
  }
}

/** Adds entries, their full subtrees and the head over them. */
export async function insertLedgerPart(
  tx: Tx,
  entries: LedgerEntryRow[],
  nodes: Array<typeof ledgerNodes.$inferInsert>,
  head: TreeHeadRow,
): Promise<void> {
  const { sessionId } = head;
  await tx.execute(sql`
    insert into ledger_entries (session_id, position, content, receipt)
    select ${sessionId}::uuid, position, content, decode(receipt, 'hex')
    from unnest(${sql.param(entries.map((row) => row.position))}::int[],
      ${sql.param(entries.map((row) => row.content))}::text[],
      ${sql.param(entries.map((row) => row.receipt && toHex(row.receipt)))}::text[]) as e (position, content, receipt)`);
  await tx.execute(sql`
    insert into ledger_nodes (session_id, level, position, hash)
    select ${sessionId}::uuid, level, position, decode(hash, 'hex')
    from unnest(${sql.param(nodes.map((row) => row.level))}::smallint[],
      ${sql.param(nodes.map((row) => row.position))}::int[],
      ${sql.param(nodes.map((row) => toHex(row.hash)))}::text[]) as n (level, position, hash)`);
  await tx.insert(treeHeads).values(head);
}

/** Full subtrees of a record by level and position. */
export async function listLedgerNodes(
  db: Reader,
  sessionId: string,
  wanted: Array<{ level: number; position: number }>,
): Promise<Array<{ level: number; position: number; hash: Uint8Array }>> {
  if (wanted.length === 0) return [];
  return db
    .select({ level: ledgerNodes.level, position: ledgerNodes.position, hash: ledgerNodes.hash })
    .from(ledgerNodes)
    .where(
      and(
        eq(ledgerNodes.sessionId, sessionId),
        sql`(${ledgerNodes.level}, ${ledgerNodes.position}) in (select * from unnest(
          ${sql.param(wanted.map(({ level }) => level))}::smallint[],
          ${sql.param(wanted.map(({ position }) => position))}::int[]))`,
      ),
    );
}

/** The newest head of a record, or null before there is one. */
export async function findTreeHead(db: Reader, sessionId: string): Promise<TreeHeadRow | null> {
  const [row] = await db
    .select()
    .from(treeHeads)
    .where(eq(treeHeads.sessionId, sessionId))
    .orderBy(desc(treeHeads.size))
    .limit(1);
  return row ?? null;
}

/** The heads of a record, oldest first; with `newest` only that many of the last. */
export async function listTreeHeads(db: Reader, sessionId: string, newest?: number): Promise<TreeHeadRow[]> {
  const all = db.select().from(treeHeads).where(eq(treeHeads.sessionId, sessionId)).orderBy(desc(treeHeads.size));
  return (await (newest === undefined ? all : all.limit(newest))).reverse();
}

/** The entries of a record from one place up to and without another. */
export async function listLedgerEntries(
  db: Reader,
  sessionId: string,
  from: number,
  to: number,
): Promise<LedgerEntryRow[]> {
  return db
    .select()
    .from(ledgerEntries)
    .where(
      and(eq(ledgerEntries.sessionId, sessionId), gte(ledgerEntries.position, from), lt(ledgerEntries.position, to)),
    )
    .orderBy(asc(ledgerEntries.position));
}

/** The entries of a session that carry one of these receipts, and those that replaced them. */
export async function listEntriesWithReceipt(
  db: Reader,
  sessionId: string,
  receipts: Uint8Array[],
): Promise<LedgerEntryRow[]> {
  if (receipts.length === 0) return [];
  const wanted = bytesOf(receipts);
  return db
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.sessionId, sessionId),
        isNotNull(ledgerEntries.receipt),
        sql`${ledgerEntries.receipt} = any(${wanted})`,
      ),
    )
    .orderBy(asc(ledgerEntries.position));
}

/** Where a ballot of this receipt waits for the record: for the next head, in the box of a sealed vote, or nowhere. */
export async function findWaitingReceipt(
  db: Reader,
  sessionId: string,
  receipts: Uint8Array[],
): Promise<'waiting' | 'boxed' | null> {
  if (receipts.length === 0) return null;
  const wanted = bytesOf(receipts);
  const isIn = (table: string) => sql`exists (
      select from ${sql.identifier(table)} b join motions m using (motion_id)
      where m.session_id = ${sessionId} and b.receipt = any(${wanted}))`;
  const [row] = await db.execute<{ found: 'waiting' | 'boxed' | null }>(sql`
    select case when ${isIn('ballots')} or ${isIn('method_ballots')} or ${isIn('sealed_receipts')} then 'waiting'
      when ${isIn('open_sealed_ballots')} then 'boxed' end as found`);
  return row?.found ?? null;
}

/** The entry that replaced the one at `position`, or null: what a person voted last is what counts. */
export async function findReplacement(db: Reader, sessionId: string, position: number): Promise<number | null> {
  const [row] = await db
    .select({ position: ledgerEntries.position })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.sessionId, sessionId),
        gt(ledgerEntries.position, position),
        isNotNull(ledgerEntries.receipt),
        sql`${ledgerEntries.content}::jsonb->'replaces' @> to_jsonb(${position}::int)`,
      ),
    )
    .limit(1);
  return row?.position ?? null;
}

/** Sessions with events or ballots that are in no record yet: after a start, what the process before left undone. */
export async function listUnrecordedSessions(db: Reader): Promise<string[]> {
  const rows = await db.execute<{ sessionId: string }>(sql`
    select s.session_id as "sessionId" from sessions s left join ledgers l using (session_id)
      left join topics t on t.topic = 'session:' || s.session_id
    where coalesce(t.last_seq, 0) > coalesce(l.last_seq, 0) or exists (
      select from motions m where m.session_id = s.session_id
        and (m.state = 'open' or (m.state = 'closed' and m.count_position is null)
          or (m.secrecy = 'sealed' and m.result_shown and m.choices_position is null)))`);
  return rows.map((row) => row.sessionId);
}
