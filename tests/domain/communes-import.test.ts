import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { findCommuneBySlug, listSlugs, updateCommune } from '#db/queries/places.ts';
import { readCommunes } from '#server/cli/communes-import.ts';
import { toSlug } from '#server/domain/communes/choose-slug.ts';
import { importCommunes, type ImportedCommune } from '#server/domain/communes/import-communes.ts';
import { loadCommunes } from '#server/domain/communes/load-communes.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { root } from '#tests/support/database-templates.ts';
import { runCli } from '#tests/support/run-cli.ts';

const reference = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data', 'communes.csv');

let database: TestDatabase;
let opened: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  opened = connect(database.url, 4);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const services = () => ({ db: opened.db, deliver: () => undefined, now: () => new Date() });

function commune(code: string, nameFr: string, nameAr = 'اسم', more: Partial<ImportedCommune> = {}): ImportedCommune {
  const province = { provinceAr: 'إقليم', provinceFr: code.startsWith('99.1') ? 'Nord' : 'Sud' };
  return { code, nameFr, nameAr, ...province, regionAr: 'جهة', regionFr: 'Région', population: 1000, ...more };
}

describe('importing communes', () => {
  test('gives each a readable slug of its own', async () => {
    const rows = [
      commune('99.100.01.01.', 'Aïn Zora'),
      commune('99.200.01.01.', 'Ain Zora'),
      commune('99.200.01.02.', 'Aïn-Zora'),
      commune('99.100.01.02.', 'Join'),
      commune('99.100.01.03.', 'Space'),
      commune('99.100.01.04.', "Imi-N'fast"),
    ];
    expect(await importCommunes(services(), rows)).toEqual({ added: 6, updated: 0, unchanged: 0 });
    const slugs = await listSlugs(opened.db);
    expect([...slugs.keys()].sort()).toEqual(
      ['ain-zora', 'ain-zora-sud', 'ain-zora-sud-2', 'imi-nfast', 'join-nord', 'space-nord'].sort(),
    );
  });

  test('changes nothing the second time, and keeps the slug of a renamed commune', async () => {
    const row = commune('99.100.02.01.', 'Premier', 'الأول');
    await importCommunes(services(), [row]);
    expect(await importCommunes(services(), [row])).toEqual({ added: 0, updated: 0, unchanged: 1 });
    await updateCommune(opened.db as never, row.code, { isPilot: true, shortCode: 'PRE' });
    const renamed = { ...row, nameFr: 'Autre nom', population: 2000 };
    expect(await importCommunes(services(), [renamed])).toEqual({ added: 0, updated: 1, unchanged: 0 });
    expect(await findCommuneBySlug(opened.db, 'premier')).toMatchObject({
      nameFr: 'Autre nom',
      population: 2000,
      isPilot: true,
      shortCode: 'PRE',
    });
  });

  test('cleans names of what nobody sees', async () => {
    const dirty = commune('99.100.03.01.', 'Nom\u00a0long', '\u202bرأس  أومــلــيـل\ufb92');
    await importCommunes(services(), [dirty]);
    const stored = await findCommuneBySlug(opened.db, 'nom-long');
    expect(stored).toMatchObject({ nameFr: 'Nom long', nameAr: 'رأس أومليلگ', searchName: 'راس اومليلك nom long' });
  });

  test('is all or nothing', async () => {
    const rows = [commune('99.100.04.01.', 'Bon'), commune('99.100.04.02.', 'Mauvais', 'ا', { population: 1e12 })];
    await expect(importCommunes(services(), rows)).rejects.toThrow();
    expect(await findCommuneBySlug(opened.db, 'bon')).toBeNull();
  });

  test('finds a name however it is spelled', async () => {
    await importCommunes(services(), [commune('99.100.05.01.', 'Tangarfa', 'تانڭرفا')]);
    for (const search of ['تانكرفا', 'تانݣرفا', 'TANGAR', 'تَانڭرفا']) {
      expect((await loadCommunes(opened.db, search, 10)).map(({ slug }) => slug)).toEqual(['tangarfa']);
    }
  });
});

test.each([
  ['Drâa-Tafilalet', 'draa-tafilalet'],
  ["Sidi M'bark", 'sidi-mbark'],
  ['  El   Ouatia ', 'el-ouatia'],
  ['سيدي', ''],
])('the slug of %s', (name, slug) => {
  expect(toSlug(name)).toBe(slug);
});

describe.skipIf(!existsSync(reference))('the reference file', () => {
  test('is taken whole by the command, once', { timeout: 60_000 }, async () => {
    const seeded = await createTestDatabase({ seeded: true });
    try {
      const first = await runCli(['communes', 'import', reference, '--json'], { DATABASE_URL: seeded.url });
      expect(first).toMatchObject({ status: 0, stderr: '' });
      expect(JSON.parse(first.stdout)).toEqual({ added: 350, updated: 0, unchanged: 3 });
      const second = await runCli(['communes', 'import', reference], { DATABASE_URL: seeded.url });
      expect(second.stdout).toBe('0 added, 0 updated, 353 unchanged.\n');
    } finally {
      await seeded.drop();
    }
  });

  test('holds no name with signs that nobody sees after the import, and the three pilots stay', async () => {
    await importCommunes(services(), readCommunes(reference));
    const all = await loadCommunes(opened.db, '', 1000);
    const odd = all.filter(({ nameAr, nameFr }) =>
      /[\p{Cf}\u0640\u00a0\ufb50-\ufdff\ufe70-\ufeff]/u.test(nameAr + nameFr),
    );
    expect(odd).toEqual([]);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
    expect(all.every(({ slug }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toBe(true);
    expect(await findCommuneBySlug(opened.db, 'guelmim')).toMatchObject({
      communeId: '10.261.01.03.',
      population: 126_729,
    });
  });
});
