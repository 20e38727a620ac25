import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';
import { arrayTypes } from './array-types.ts';
import { createLastingClient } from './lasting-client.ts';

type Schema = Record<string, never>;
export type Db = PostgresJsDatabase<Schema>;
export type Tx = PostgresJsTransaction<Schema, ExtractTablesWithRelations<Schema>>;
/** Where a query may run: on its own, or inside a transaction. */
export type Reader = Db | Tx;

export type Database = { db: Db; close: () => Promise<void> };

/**
 * Opens a pool. Connections are made when they are first needed and again after PostgreSQL came back. They are kept
 * while the pool is: the end of one means that the server went away.
 * @param url a postgres:// address
 * @param max connections at most
 * @param plans made anew for the values that come, since one for all would take a thousand rows for ten; or one for all
 * values, for connections with few queries that find rows by their keys alone
 */
export function connect(url: string, max = 16, plans: 'custom' | 'generic' = 'custom'): Database {
  const { client, end } = createLastingClient((onclose) => {
    const pool = postgres(url, {
      max,
      connect_timeout: 3,
      max_lifetime: null,
      backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 2),
      onnotice: () => undefined,
      onclose,
      fetch_types: false,
      types: arrayTypes,
      connection: { application_name: 'tachawor', timezone: 'UTC', plan_cache_mode: `force_${plans}_plan` },
    });
    // It sets how the pool reads dates; the pool itself is used through the lasting client.
    drizzle(pool);
    return pool;
  });
  return { db: drizzle(client), close: () => end(5) };
}
