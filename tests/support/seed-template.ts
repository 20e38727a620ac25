import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { root } from './database-templates.ts';

type SeedModule = { seedDemo: (url: string) => Promise<void> };

/** Fills a migrated database with the demo commune, in a process of its own: `node seed-template.ts URL`. */
const [url] = process.argv.slice(2);
if (url === undefined) throw new Error('The address of the database is missing.');
const file = path.join(root, 'db/seed/seed-demo.ts');
if (existsSync(file)) {
  const { seedDemo } = (await import(pathToFileURL(file).href)) as SeedModule;
  await seedDemo(url);
}
