import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Any number that all test processes share: one of them at a time touches the templates. */
const lockKey = 5_117_303;

export type Templates = { empty: string; seeded: string };

/** Named by the content they are made from, so that an old one is never mistaken for a new one. */
export function templateNames(): Templates {
  return {
    empty: `template_empty_${hashOf(['db/migrations'])}`,
    seeded: `template_seeded_${hashOf(['db', 'server/domain', 'server/engines', 'app/contract'])}`,
  };
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/**
 * A database name from a template is filled once; one that was interrupted is dropped and made again.
 * `fill` gets the address of the new database and must close its connections.
 */
export async function ensureTemplate(
  admin: string,
  name: string,
  base: string,
  fill: (url: string) => Promise<void>,
): Promise<void> {
  await asAdmin(admin, async (sql) => {
    await sql`select pg_advisory_lock(${lockKey})`;
    const [known] = await sql`select 1 from pg_database where datname = ${name}`;
    if (known !== undefined) return;
    const draft = `${name}_draft`;
    await sql`drop database if exists ${sql(draft)} with (force)`;
    await sql`create database ${sql(draft)} template ${sql(base)} strategy file_copy`;
    await fill(withDatabase(admin, draft));
    await sql`alter database ${sql(draft)} rename to ${sql(name)}`;
  });
}

/** Databases of earlier runs and templates of earlier sources. Call while no test runs. */
export async function dropLeftovers(admin: string, keep: Templates): Promise<void> {
  await asAdmin(admin, async (sql) => {
    await sql`select pg_advisory_lock(${lockKey})`;
    const found = await sql<
      { datname: string }[]
    >`select datname from pg_database where datname ~ '^(template_empty|template_seeded|test)_'`;
    for (const { datname } of found) {
      if (datname === keep.empty || datname === keep.seeded) continue;
      await sql`drop database if exists ${sql(datname)} with (force)`;
    }
  });
}

/** One connection for statements that cannot run inside a transaction; it ends with the work. */
export async function asAdmin<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function hashOf(folders: string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders.filter((name) => existsSync(path.join(root, name)))) {
    const files = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 12);
}
