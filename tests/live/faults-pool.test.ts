import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database, type Tx } from '#db/client.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { isDatabaseAway } from '#server/domain/unavailable.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { createRandom } from '#tests/support/seeded-random.ts';

let database: TestDatabase;
let pool: Database;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = connect(database.url, 8);
  admin = postgres(database.url, { max: 1, onnotice: () => undefined });
  await admin`create table marks (mark int primary key)`;
});
afterAll(async () => {
  await pool.close();
  await admin.end({ timeout: 5 });
  await database.drop();
});

const ofPool = "application_name = 'tachawor' and datname = current_database()";

/** What `kill -9` of the server and of single connections does to the clients. */
const cutAll = () => admin.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where ${ofPool}`);

/** A transaction with pauses, in which its connection may end while nothing is asked of it. */
async function markTwice(mark: number, pause: number): Promise<void> {
  await pool.db.transaction(async (tx) => {
    await insertMark(tx, mark);
    await sleep(pause);
    // Code that goes on after a failure, as careless code does.
    await Promise.all([insertMark(tx, mark + 1), sleep(pause).then(() => tx.execute(sql`select 1`))]).catch(() =>
      tx.execute(sql`select 1`),
    );
    await sleep(pause);
  });
}

const insertMark = (tx: Tx, mark: number) => tx.execute(sql`insert into marks values (${mark})`);

test('connections that end at any moment fail their transactions and nothing else', async () => {
  const random = createRandom('connections end');
  const committed: number[] = [];
  const strange: unknown[] = [];
  let over = false;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (!over) {
      const mark = (next += 2);
      await markTwice(mark, random.below(12)).then(
        () => committed.push(mark),
        (error: unknown) => isDatabaseAway(error) || strange.push(error),
      );
      await readSnapshot(pool.db, (tx) => tx.execute(sql`select 1`)).catch(
        (error: unknown) => isDatabaseAway(error) || strange.push(error),
      );
    }
  };
  const workers = Array.from({ length: 16 }, worker);
  const cuts = process.env.TACHAWOR_FULL ? 300 : 40;
  for (let cut = 0; cut < cuts; cut += 1) {
    await sleep(random.between(5, 150));
    await cutAll();
  }
  over = true;
  await Promise.all(workers);
  console.log(`${committed.length} transactions committed between ${cuts} cuts`);
  expect(strange).toEqual([]);
  expect(committed.length).toBeGreaterThan(50);
  const rows = await admin<{ mark: number }[]>`select mark from marks`;
  const stored = new Set(rows.map((row) => row.mark));
  expect(committed.filter((mark) => !stored.has(mark) || !stored.has(mark + 1))).toEqual([]);
  for (const mark of stored) expect(stored.has(mark % 2 ? mark - 1 : mark + 1), 'both or none').toBe(true);
});

test('afterwards everything works at once: no late error, no connection left in a transaction', async () => {
  await cutAll();
  await sleep(150);
  const answers = await Promise.allSettled(Array.from({ length: 30 }, () => pool.db.execute(sql`select 1 as one`)));
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  const [idle] = await admin.unsafe<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity where ${ofPool} and state like 'idle in transaction%'`,
  );
  expect(idle?.count).toBe(0);
  const [all] = await admin.unsafe<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity where ${ofPool}`,
  );
  expect(all?.count).toBeLessThanOrEqual(8);
});

test('a transaction that is refused is rolled back, nested ones alone, and errors keep their code', async () => {
  await expect(
    pool.db.transaction(async (tx) => {
      await insertMark(tx, 1_000_001);
      await tx.transaction((inner) => insertMark(inner, 1_000_001)).catch(() => undefined);
      await insertMark(tx, 1_000_002);
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  await pool.db.transaction(async (tx) => {
    await insertMark(tx, 1_000_003);
    await expect(tx.transaction((inner) => insertMark(inner, 1_000_003))).rejects.toMatchObject({
      cause: { code: '23505' },
    });
    await insertMark(tx, 1_000_004);
  });
  const rows = await admin`select mark from marks where mark > 1000000 order by mark`;
  expect(rows.map((row) => row.mark)).toEqual([1_000_003, 1_000_004]);
});

test('arrays arrive in the database as they were sent, whatever is in them', async () => {
  const special = fc.constantFrom('', 'NULL', 'null', '{', '}', '"', '\\', ',', '\\"', 'a b', '\n', 'تشاور');
  const word = fc.oneof(fc.string({ unit: 'binary' }), special);
  const text = word.map((value) => value.replaceAll('\u0000', '').toWellFormed());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text)), fc.array(fc.option(fc.integer())), async (words, ints) => {
      const shorts = ints.map((value) => (value === null ? null : value % 30_000));
      const ids = words.map(() => randomUUID());
      const json = words.map((one) => ({ one }));
      const texts = json.map((value) => JSON.stringify(value));
      const [row] = await pool.db.execute<Record<string, unknown>>(sql`
        select to_jsonb(${sql.param(words)}::text[]) as words, to_jsonb(${sql.param(ints)}::int[]) as ints,
          to_jsonb(${sql.param(shorts)}::smallint[]) as shorts, to_jsonb(${sql.param(ids)}::uuid[]) as ids,
          to_jsonb(${sql.param(texts)}::jsonb[]) as json`);
      expect(row).toEqual({ words, ints, shorts, ids, json });
    }),
    { numRuns: 200 },
  );
});
