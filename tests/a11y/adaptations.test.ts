import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPage, inPage } from '#tests/support/a11y-page-checks.ts';
import { addDesk, goToParagraph, sitDown } from '#tests/support/desk-stage.ts';
import { pageRows } from '#tests/support/pages.ts';
import { openLive, openWorld, type Who, type World } from '#tests/support/room-journey.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const views: ReadonlyArray<[who: Who, lang: 'ar' | 'fr', at: (lang: 'ar' | 'fr') => string]> = (
  ['ar', 'fr'] as const
).flatMap((lang) => [
  ['visitor', lang, () => `/${lang}`] as const,
  ['visitor', lang, () => `/${lang}/j/TACHAW`] as const,
  ['guest', lang, () => world.room(lang)] as const,
  ['guest', lang, () => world.room(lang, '?tab=statements')] as const,
  ['guest', lang, () => world.room(lang, '?tab=motions')] as const,
  ['moderator', lang, () => world.room(lang, '/moderate')] as const,
]);

async function open(page: Page, path: string): Promise<void> {
  if (path.includes('/sessions/')) await openLive(page, path);
  else await page.goto(path);
}

describe('A-18 with wider spacing of text nothing is cut off', () => {
  test.each(views)('%s, %s, %s', async (who, lang, at) => {
    const page = await world.page(who, { viewport: { width: 320, height: 800 } });
    await open(page, at(lang));
    // Letters of Arabic are joined: the criterion leaves them so.
    await inPage(page, spaceOut, lang === 'ar' ? '0' : '0.12em');
    const found = await checkPage(page, {
      lang: lang === 'ar' ? 'ar-MA' : 'fr-MA',
      dir: lang === 'ar' ? 'rtl' : 'ltr',
    });
    expect(found.filter((finding) => finding.startsWith('A-17'))).toEqual([]);
    expect(await inPage(page, findCut)).toEqual([]);
    await page.context().close();
  });
});

/** Runs in the page. A constructed sheet is allowed by the content policy, as a reader's own sheet is. */
function spaceOut(letters: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `* { line-height: 1.8 !important; word-spacing: 0.16em !important; letter-spacing: ${letters} !important } p { margin-block-end: 2em !important }`,
  );
  document.adoptedStyleSheets = [sheet];
}

declare const isShown: (element: Element) => boolean;

/** Runs in the page: boxes that hide a part of their text. */
function findCut(): string[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { overflowX, overflowY, display } = getComputedStyle(element);
    const hides = /hidden|clip/.test(`${overflowX} ${overflowY}`) || element.matches('button, .btn, .chip');
    if (!hides || display === 'inline' || !isShown(element) || element.closest('svg, .sr-only, textarea')) return [];
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const fits = scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1;
    return fits
      ? []
      : [`${element.localName}.${element.className}: ${(element.textContent ?? '').trim().slice(0, 40)}`];
  });
}

describe('A-28 who wants no motion sees none', () => {
  test.each([['guest', ''] as const, ['guest', '?tab=motions'] as const, ['moderator', '/moderate'] as const])(
    '%s %s',
    async (who, rest) => {
      const page = await world.page(who, { reducedMotion: 'reduce' });
      await openLive(page, world.room('ar', rest));
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      await page.context().close();
    },
  );
});

describe('A-29 where the system gives the colours', () => {
  test('a chosen vote and a chosen ballot keep a mark and a line round them', async () => {
    const page = await world.page('guest', { forcedColors: 'active' });
    await openLive(page, world.room('fr', '?tab=motions'));
    await page.locator('.choice input').first().check();
    const line = await page
      .locator('.choice')
      .first()
      .evaluate((element) => getComputedStyle(element).outlineWidth);
    expect(parseFloat(line)).toBeGreaterThanOrEqual(2);
    await page.context().close();
  });

  const filled: ReadonlyArray<[name: string, who: Who, at: () => string]> = [
    ['the cockpit', 'moderator', () => world.room('ar', '/moderate')],
    ['a draft', 'member1', () => world.opinion('ar', 'first_draft')],
    ['versions', 'member2', () => world.opinion('fr', 'tabled', '/versions')],
    ['a new opinion', 'member1', () => '/fr/guelmim/opinions/new'],
  ];
  test.each(filled)('the ground it lays behind words hides none on the page of %s', async (_, who, at) => {
    const page = await world.page(who, { forcedColors: 'active' });
    await open(page, at());
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await page.locator('.btn-main, .btn-danger').count(), 'there is something to hide').toBeGreaterThan(0);
    expect(await inPage(page, findHidden)).toEqual([]);
    await page.context().close();
  });

  test('a tool that is on, the caret of somebody else and the current page are told apart', async () => {
    const desk = await addDesk(world, '61', 'رأي حول تهيئة الساحة', ['تغرس الجماعة عشرين شجرة']);
    const salma = await world.page(desk.salma);
    await sitDown(salma, desk.path('ar', '/edit'));
    await goToParagraph(salma, 1);
    const page = await world.page(desk.idris, { forcedColors: 'active' });
    await sitDown(page, desk.path('ar', '/edit'));
    await goToParagraph(page, 1);
    await page.keyboard.press('Control+B');
    await page.locator('.tool[aria-pressed="true"]').waitFor();
    const ground = await colour(page, 'body');
    expect(await colour(page, '.tool[aria-pressed="true"]')).not.toBe(ground);
    expect(await colour(page, '.doc-caret')).not.toBe(ground);
    expect(await colour(page, '.shell-nav a[aria-current]', 'border-bottom-color')).not.toBe(ground);
    expect(await colour(page, '.shell-nav a:not([aria-current])', 'border-bottom-color')).toBe(ground);
    await page.context().close();
    await salma.context().close();
  });

  function colour(page: Page, selector: string, property = 'background-color'): Promise<string> {
    const first = page.locator(selector).first();
    return first.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  }
});

declare const shownTexts: () => Array<{ text: string; parent: Element }>;

/** Runs in the page: words in the colour of the ground that is laid behind words, where nobody asked for none. */
function findHidden(): string[] {
  const ground = getComputedStyle(document.body).backgroundColor;
  return shownTexts()
    .filter(({ parent }) => isShown(parent))
    .filter(({ parent }) => {
      const { color, forcedColorAdjust } = getComputedStyle(parent) as CSSStyleDeclaration & Record<string, string>;
      return color === ground && forcedColorAdjust !== 'none';
    })
    .map(({ text }) => text);
}

describe('A-50 the first HTML', () => {
  const rows = pageRows.filter(({ who, enter }) => who.includes('visitor') && enter === undefined);
  test.each(rows.map((row) => [row.name, row] as const))('of %s has its two regions, empty', async (_, row) => {
    const answer = await fetch(`${world.origin}${row.at(world, 'ar')}`);
    const html = await answer.text();
    expect(html.match(/aria-live="[a-z]+" aria-atomic="true"><\/div>/g)).toHaveLength(2);
    expect(html.match(/aria-live=/g)).toHaveLength(2);
    expect(html).toMatch(/<html lang="ar-MA" dir="rtl"/);
  });
});
