import { bigint, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../bytea.ts';
import { sessions } from './sessions.ts';

/** How far the verifiable record of a session has come: its number of entries and the last event in it. */
export const ledgers = pgTable('ledgers', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => sessions.sessionId),
  size: integer('size').notNull(),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
  /** The Ed25519 key of its heads, in base64 of its DER form. */
  publicKey: text('public_key').notNull(),
});

/** The entries of a record in their order; they are only ever added. `receipt` is set where the entry is a ballot. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => ledgers.sessionId),
    position: integer('position').notNull(),
    content: text('content').notNull(),
    receipt: bytea('receipt'),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.position] }),
    index('ledger_entries_receipt').on(table.receipt),
  ],
);

/** The full subtrees over the entries (RFC 9162): level 0 are the leaves. A proof reads a few of them, not all entries. */
export const ledgerNodes = pgTable(
  'ledger_nodes',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => ledgers.sessionId),
    level: smallint('level').notNull(),
    position: integer('position').notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.level, table.position] })],
);

/** Signed heads of a record, one each time it grew. */
export const treeHeads = pgTable(
  'tree_heads',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => ledgers.sessionId),
    size: integer('size').notNull(),
    root: bytea('root').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    signature: bytea('signature').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.size] })],
);
