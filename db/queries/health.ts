import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** Rejects unless the database accepts writes: takes and returns one number of a topic of its own. */
export async function checkWritable(db: Db): Promise<void> {
  await db.execute(
    sql`insert into topics (topic, last_seq) values ('health', 0) on conflict (topic) do update set last_seq = 0`,
  );
}

/** The database's clock, in milliseconds since 1970. */
export async function readDatabaseClock(db: Db): Promise<number> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  return Number(row?.ms);
}

/** Migrations that were run. */
export async function countMigrations(db: Db): Promise<number> {
  const [row] = await db.execute<{ done: number }>(sql`select count(*)::int as done from drizzle.__drizzle_migrations`);
  return row?.done ?? 0;
}
