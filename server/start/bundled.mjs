import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/**
 * What the build puts into few files. The package.json of this library has 180 kB, and Node reads it anew for each of
 * its two hundred files: a third of a second, and 150 MB of garbage, in every process and thread that begins.
 */
export const bundled = [
  'drizzle-orm',
  'drizzle-orm/pg-core',
  'drizzle-orm/postgres-js',
  'drizzle-orm/postgres-js/migrator',
];

export const bundledFolder = inRoot('build', 'bundled');
/** Which version is bundled. */
export const versionFile = inRoot('build', 'bundled', 'version');

/** The file of a specifier in the folder. @param {string} specifier */
export const fileOf = (specifier) => `${specifier.replaceAll('/', '-')}.js`;

/** The version that is installed; its file is too large to be parsed at every start. */
export function installedVersion() {
  const text = readFileSync(inRoot('node_modules', 'drizzle-orm', 'package.json'), 'utf8');
  return /^\s+"version": "([^"]+)"/m.exec(text)?.[1] ?? '';
}
