import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#tests/support/database-templates.ts';

type Messages = { [key: string]: string | Messages };

const folder = path.join(root, 'app/i18n/fr');
const messages = new Map(
  readdirSync(folder).map((file) => [
    path.basename(file, '.json'),
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Messages,
  ]),
);

/** A message, or one of the forms of a number. */
function isKnown(key: string): boolean {
  const [namespace = '', name = ''] = key.includes(':') ? key.split(':') : ['common', key];
  const parts = name.split('.');
  const last = parts.pop() ?? '';
  let at: Messages | string | undefined = messages.get(namespace);
  for (const part of parts) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'object' && (typeof at[last] === 'string' || typeof at[`${last}_other`] === 'string');
}

const sources = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, 'app', file), 'utf8') }));

test('every message that is asked for by its name is there', () => {
  const asked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*'([a-z_]+:[\w.]+)'/g)].map((found) => ({ file, key: found[1] ?? '' })),
  );
  expect(asked.length).toBeGreaterThan(1000);
  expect(asked.filter(({ key }) => !isKnown(key))).toEqual([]);
});
