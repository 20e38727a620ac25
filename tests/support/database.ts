import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import type postgres from 'postgres';
import { asAdmin, withDatabase } from './database-templates.ts';

export type TestDatabase = { url: string; drop(): Promise<void> };

const attempts = 40;
/** PostgreSQL's code for "somebody else is connected to the template". */
const objectInUse = '55006';

/** A fresh database of its own for one test file or test: the empty schema, or with the demo commune. */
export async function createTestDatabase(options: { seeded?: boolean } = {}): Promise<TestDatabase> {
  const admin = inject('databaseAdminUrl');
  const { empty, seeded } = inject('databaseTemplates');
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, (sql) => clone(sql, name, options.seeded === true ? seeded : empty));
  return {
    url: withDatabase(admin, name),
    drop: () =>
      asAdmin(admin, async (sql) => {
        await sql`drop database if exists ${sql(name)} with (force)`;
      }),
  };
}

/** Autovacuum or another clone may hold the template for a moment. */
async function clone(sql: postgres.Sql, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`;
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== objectInUse || attempt === attempts) throw error;
      await sleep(25 + Math.random() * 100);
    }
  }
}
