import type { Page } from 'playwright-core';
import { directionOf, localeTags } from '#app/i18n/languages.ts';
import type { Lang } from '#app/contract/languages.ts';
import { runAxe, runSniffer } from './a11y-engines.ts';
import { checkPage, type Expected } from './a11y-page-checks.ts';
import { watchPage } from './a11y-watch.ts';

/**
 * Everything the gates have to say about a page as it is now; empty when all are content.
 * @param only `own` leaves the two engines out, which need timers: a page without script has none
 */
export async function scan(page: Page, only?: 'own'): Promise<string[]> {
  // What was waited for may stand in a page whose end is still on its way.
  await page.waitForLoadState('load');
  if (only !== 'own') await page.evaluate(() => document.fonts.ready.then(() => true));
  const own = await checkPage(page, expectedOf(page));
  if (only === 'own') return own;
  return [...own, ...(await runSniffer(page)), ...(await runAxe(page))];
}

function expectedOf(page: Page): Expected {
  const { pathname } = new URL(page.url());
  const lang = (/^\/(ar|fr|en)(\/|$)/.exec(pathname)?.[1] ?? 'ar') as Lang;
  return { lang: localeTags[lang], dir: directionOf(lang), projector: pathname.endsWith('/projector') };
}

export type Scanner = {
  /** Scans the page as it is now; `where` names the moment in the findings. */
  look(where: string): Promise<void>;
  /** Acts, waits until `seen` is there, and scans what came of it. */
  after(where: string, act: () => Promise<unknown>, seen: () => Promise<unknown>): Promise<void>;
  /** All findings so far. */
  findings(): string[];
};

/** Scans not only what was loaded but what each click and each form leads to. */
export function createScanner(page: Page, origin: string, only?: 'own'): Scanner {
  const watch = watchPage(page, origin);
  const found: string[] = [];
  async function look(where: string): Promise<void> {
    const all = [...(await scan(page, only)), ...watch.take()];
    found.push(...all.map((finding) => `${where}: ${finding}`));
  }
  return {
    look,
    async after(where, act, seen) {
      await act();
      await seen();
      await look(where);
    },
    findings: () => [...found, ...watch.take()],
  };
}
