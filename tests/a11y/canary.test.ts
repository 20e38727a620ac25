import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scan } from '#tests/support/a11y.ts';
import { runSniffer } from '#tests/support/a11y-engines.ts';
import { findWeakText } from '#tests/support/a11y-page-checks.ts';
import { watchPage, type Watch } from '#tests/support/a11y-watch.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { canaryOrigin, canaryPage, defects, faintArabic, openCanary } from '#tests/support/canary.ts';
import { walk } from '#tests/support/keyboard.ts';

let browser: Browser;
let page: Page;
let watch: Watch;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 320, height: 400 } });
  watch = watchPage(page, canaryOrigin);
});
afterAll(() => browser.close());

async function findingsOf(html: string, lang: 'ar' | 'fr' = 'ar', only?: 'own'): Promise<string[]> {
  watch.take();
  await openCanary(page, html, lang);
  return [...(await scan(page, only)), ...watch.take()];
}

describe('A-62 forty Arabic strings nobody can read', () => {
  test('are all found, by HTML_CodeSniffer and by our own measure', async () => {
    expect(faintArabic).toHaveLength(40);
    await openCanary(page, canaryPage({ body: faintArabic.join('') }));
    const sniffed = (await runSniffer(page)).filter((finding) => /G18|G145/.test(finding));
    expect(sniffed.length).toBeGreaterThanOrEqual(40);
    expect(await findWeakText(page, 4.5)).toHaveLength(40);
  });
});

describe('A-2 the gates', () => {
  test.each(['ar', 'fr'] as const)('are content with a good page in %s', async (lang) => {
    expect(await findingsOf(canaryPage({ lang }), lang)).toEqual([]);
  });
  test.each(defects)('find $name', async ({ finding, parts }) => {
    const byEngine = /^\^(axe|sniffer)/.test(finding.source);
    const found = await findingsOf(canaryPage(parts), parts.lang, byEngine ? undefined : 'own');
    expect(found).toContainEqual(expect.stringMatching(finding));
  });
});

describe('A-12 A-13 the keyboard walker', () => {
  const faultsOf = async (body: string): Promise<string[]> => {
    await openCanary(page, canaryPage({ body }));
    return (await walk(page)).flatMap(({ faults }) => faults);
  };
  test.each([
    ['is content with a good page', '', null],
    ['sees a ring that was taken away', 'outline:none', /^A-13 focus ring is none/],
    ['sees a thin ring', 'outline:1px solid #111', /^A-13 focus ring is solid 1px/],
    ['sees a ring that nobody sees', 'outline:3px solid #eee', /^A-13 focus ring is too weak/],
  ])('%s', async (_, style, fault) => {
    const faults = await faultsOf(`<button style="${style}">موافق</button>`);
    expect(faults).toEqual(fault === null ? [] : [expect.stringMatching(fault)]);
  });
  test('sees what lies on a focused button', async () => {
    const bar = '<div style="position:fixed;inset:0 0 auto;height:300px;background:#fff">شريط</div>';
    expect(await faultsOf(`<button>موافق</button>${bar}`)).toContainEqual(expect.stringMatching(/^A-12 covered/));
  });
});
