import { describe, expect, test } from 'vitest';
import { createFormClient } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct();
const visit = () => createFormClient(held.product.url);

const languages = ['ar', 'fr', 'en'];
const pages = [
  '',
  '/join',
  '/j/TACHAW',
  '/sign-in',
  '/sign-in/code',
  '/sign-up',
  '/accessibility',
  '/privacy',
  '/data',
  '/help',
  '/guelmim',
  '/guelmim/sessions',
  '/guelmim/space',
  '/guelmim/charter',
  '/sidi-ifni',
  '/sidi-ifni/sessions',
  '/sidi-ifni/space',
];

describe('every page in every language', () => {
  test.each(languages)('%s: status, language, title, one heading, no script, no untranslated key', async (lang) => {
    const client = visit();
    for (const page of pages) {
      const { status, body } = await client.get(`/${lang}${page}`);
      expect(status, page).toBe(200);
      expect(body, page).toContain(
        `<html lang="${{ ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' }[lang]}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`,
      );
      expect(body.match(/<title>[^<]{3,}<\/title>/g), page).toHaveLength(1);
      expect(body.match(/<h1[ >]/g), page).toHaveLength(1);
      expect(body, page).not.toMatch(/<script/);
      expect(body, page).not.toMatch(/>(?:[a-z]+:)?[a-z_]+\.[a-z_]+</);
      expect(body, page).not.toMatch(/\{\{|undefined|NaN/);
    }
  });

  test('help, contact and reporting come in the same order on each', async () => {
    const client = visit();
    for (const page of pages) {
      const { body } = await client.get(`/ar${page}`);
      const foot = body.slice(body.indexOf('<footer'));
      const links = [...foot.matchAll(/href="([^"]+)"/g)].map(([, href]) => href?.replace(/\?page=[^#]*/, ''));
      expect(links.slice(0, 3), page).toEqual(['/ar/help', '/ar/help#contact', '/ar/help#report']);
    }
  });
});

describe('paths without a language', () => {
  test.each([
    ['/', {}, '/ar'],
    ['/', { 'accept-language': 'fr-MA,fr;q=0.9' }, '/fr'],
    ['/', { 'accept-language': 'de,en;q=0.5' }, '/en'],
    ['/', { 'accept-language': 'fr', cookie: 'lang=en' }, '/en'],
    ['/join', {}, '/ar/join'],
    ['/sign-in', { 'accept-language': 'fr' }, '/fr/sign-in'],
    ['/j/TACHAW', {}, '/ar/j/TACHAW'],
    ['/j/tachaw', { 'accept-language': 'en' }, '/en/j/tachaw'],
    ['/guelmim', {}, '/ar/guelmim'],
    ['/guelmim/space', {}, '/ar/guelmim/space'],
  ] as Array<[string, Record<string, string>, string]>)('%s with %o leads to %s', async (path, headers, to) => {
    const { status, location } = await visit().get(path, headers);
    expect([status, location]).toEqual([302, to]);
  });

  test('the language of the first page that was opened is kept for them', async () => {
    const client = visit();
    await client.get('/fr');
    expect((await client.get('/join', { 'accept-language': 'en' })).location).toBe('/fr/join');
  });
});

describe('pages that are not there', () => {
  test.each([
    '/ar/no-such-commune',
    '/ar/guelmim/no-such-page',
    '/fr/a/b/c/d',
    '/ar/guelmim/sessions/x',
    '/ar/j/ZZZZZZ',
  ])('%s', async (path) => {
    const { status, body } = await visit().get(path);
    expect(status).toBe(404);
    for (const part of [/<h1/g, /<title>[^<]{3,}<\/title>/g]) expect(body.match(part)).toHaveLength(1);
    expect(body).not.toMatch(/at [\w.]+ \(|node_modules/);
  });

  test('a POST to a page without a form is refused', async () => {
    expect((await visit().post('/ar/privacy', {})).status).toBe(405);
  });
});

describe('the search for a commune', () => {
  test.each([
    ['Arabic', 'كلميم', ['guelmim']],
    ['the hard g', 'ڭلميم', ['guelmim']],
    ['capitals', 'GUELMIM', ['guelmim']],
    ['no hamza', 'سيدي افني', ['sidi-ifni']],
    ['an alef without hamza', 'اكادير', ['agadir']],
    ['nothing', '', ['agadir', 'guelmim', 'sidi-ifni']],
    ['a sign of SQL', '%', []],
    ['NUL', '\u0000', ['agadir', 'guelmim', 'sidi-ifni']],
    ['a very long text', 'x'.repeat(5000), []],
  ])('%s', async (_, query, slugs) => {
    const { status, body } = await visit().get(`/ar?q=${encodeURIComponent(query)}`);
    expect(status).toBe(200);
    const found = [...body.matchAll(/href="\/ar\/(guelmim|agadir|sidi-ifni)"/g)].map(([, slug]) => slug);
    expect(found.sort()).toEqual(slugs);
  });

  test('the text comes back into the field as it was typed, never as markup', async () => {
    const { body } = await visit().get(`/fr?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);
    expect(body).not.toContain('<img');
  });
});

describe('the statements say what is true', () => {
  const words = async (path: string) => (await visit().get(path)).body.replaceAll(/<[^>]+>/g, ' ');

  test.each([
    ['ar', 'يطابق الموقع جزئيا', 'الفحص الآلي لا يكفي'],
    ['fr', 'partiellement conforme', 'contrôle automatique ne suffit pas'],
    ['en', 'partially conforms', 'automatic check is not enough'],
  ])('accessibility in %s: partial, and no machine check is called conformance', async (lang, partly, machine) => {
    const text = await words(`/${lang}/accessibility`);
    expect(text).toContain(partly);
    expect(text).toContain(machine);
    expect(text).toContain('2026');
    expect(text).toMatch(/NVDA/);
  });

  test.each([
    ['ar', 'في انتظار التوصل به', 'حق التعرض'],
    ['fr', 'en attente', 'opposer'],
    ['en', 'awaited', 'right to object'],
  ])('personal data in %s: the law, the awaited number, the rights', async (lang, number, right) => {
    const text = await words(`/${lang}/privacy`);
    for (const said of ['09-08', number, right]) expect(text).toContain(said);
  });

  test('the number of the law does not turn round between Arabic letters', async () => {
    expect((await visit().get('/ar/privacy')).body).toContain('<bdi dir="ltr">09-08</bdi>');
  });

  test('a report can be made: the sheet names the page somebody came from, and no other site', async () => {
    expect(await words('/ar/help?page=/ar/guelmim/space')).toContain(`${held.product.url}/ar/guelmim/space`);
    expect(await words(`/ar/help?page=${encodeURIComponent('//evil.example/x')}`)).not.toContain('evil.example');
  });
});
