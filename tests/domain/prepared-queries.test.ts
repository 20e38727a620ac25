import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';

let forum: Forum;
let database: Database;
beforeAll(async () => {
  forum = await createForum();
  database = connect(forum.url, 1);
});
afterAll(async () => {
  await database.close();
  await forum.close();
});

const doubled = async (number: number): Promise<number> =>
  Number((await database.db.execute<{ twice: number }>(sql`select ${number}::int * 2 as twice`))[0]?.twice);
const prepared = async (): Promise<number> =>
  (await database.db.execute(sql`select 1 from pg_prepared_statements where statement like '%as twice'`)).length;

test('what is asked often is prepared once, and answers for the values that come', async () => {
  for (let number = 0; number < 4; number += 1) expect(await doubled(number)).toBe(2 * number);
  expect(await prepared()).toBe(0);
  for (let number = 4; number < 20; number += 1) expect(await doubled(number)).toBe(2 * number);
  expect(await prepared()).toBe(1);
  const [setting] = await database.db.execute<{ mode: string }>(sql`select current_setting('plan_cache_mode') as mode`);
  expect(setting?.mode).toBe('force_custom_plan');
});

test('connections of a queue keep one plan for all values', async () => {
  const queue = connect(forum.url, 1, 'generic');
  const half = async (number: number) => (await queue.db.execute(sql`select ${number}::int / 2 as half`))[0]?.half;
  for (let number = 0; number < 10; number += 1) expect(await half(2 * number)).toBe(number);
  const plans = await queue.db.execute(
    sql`select generic_plans::int, custom_plans::int from pg_prepared_statements where statement like '%as half'`,
  );
  await queue.close();
  expect(plans).toEqual([{ generic_plans: 6, custom_plans: 0 }]);
});

test('a new connection, and a column of another type, change nothing for who asks', async () => {
  const names = async (): Promise<unknown[]> =>
    (await database.db.execute(sql`select name from marks where mark > ${0}`)).map(({ name }) => name);
  await forum.sql`create table marks (mark int, name int)`;
  await forum.sql`insert into marks values (1, 7)`;
  for (let time = 0; time < 9; time += 1) expect(await names()).toEqual([7]);
  await forum.sql`alter table marks alter column name type text`;
  expect(await names()).toEqual(['7']);
  await forum.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'tachawor'`;
  await expect.poll(() => names().catch(() => []), { timeout: 5_000 }).toEqual(['7']);
  expect(await doubled(21)).toBe(42);
});
