import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';

type Schema = Record<string, never>;
export type Db = PostgresJsDatabase<Schema>;
export type Tx = PostgresJsTransaction<Schema, ExtractTablesWithRelations<Schema>>;
/** Where a query may run: on its own, or inside a transaction. */
export type Reader = Db | Tx;

export type Database = { db: Db; close: () => Promise<void> };

/**
 * Opens a pool. Connections are made when they are first needed and again after PostgreSQL came back.
 * @param url a postgres:// address
 * @param max connections at most
 */
export function connect(url: string, max = 16): Database {
  const client = postgres(url, {
    max,
    connect_timeout: 10,
    idle_timeout: 60,
    backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 2),
    onnotice: () => undefined,
    connection: { application_name: 'tachawor', timezone: 'UTC' },
  });
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}
