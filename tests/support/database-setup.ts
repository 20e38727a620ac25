import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { migrate } from '#db/migrate.ts';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import {
  dropLeftovers,
  ensureTemplate,
  root,
  templateNames,
  withDatabase,
  type Templates,
} from './database-templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseAdminUrl: string;
    databaseTemplates: Templates;
  }
}

const run = promisify(execFile);

/**
 * One PostgreSQL server for all projects of a run, with two templates that tests clone: the empty schema
 * and the demo commune. The address reaches the workers as `inject('databaseAdminUrl')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.join(root, '.cache/test-postgres');
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => console.log(line), durable: false });
  const admin = withDatabase(server.url, 'postgres');
  const names = templateNames();
  try {
    if (server.owned) await dropLeftovers(admin, names);
    await ensureTemplate(admin, names.empty, 'template1', migrate);
    await ensureTemplate(admin, names.seeded, names.empty, seed);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseAdminUrl', admin);
  project.provide('databaseTemplates', names);
  return () => server.stop();
}

async function seed(url: string): Promise<void> {
  await run(process.execPath, [path.join(root, 'tests/support/seed-template.ts'), url], { cwd: root });
}
