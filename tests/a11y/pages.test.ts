import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scan } from '#tests/support/a11y.ts';
import { watchPage, type Watch } from '#tests/support/a11y-watch.ts';
import { files, listRoutes, pageRows, redirects } from '#tests/support/pages.ts';
import { allCases, nameOf, pairedCases, type Case } from '#tests/support/pages-sample.ts';
import { openLive, openWorld, type Who, type World } from '#tests/support/room-journey.ts';

const everything = process.env.TACHAWOR_FULL === '1';
const cases = (everything ? allCases(pageRows) : pairedCases(pageRows)).filter(({ row }) => !row.projector);

/** Pages that run script: looked at once they follow the room. */
const live = /\/sessions\/[0-9a-f-]{36}(\/moderate|\/projector|\?|$)/;
/** Where a text is written: looked at once its editor is there. */
const writing = /\/opinions\/[0-9a-f-]{36}\/edit$/;

let world: World;
const pages = new Map<Who, Promise<{ page: Page; watch: Watch }>>();
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** One tab for each kind of reader, used again and again: pages of the same origin are then quickly there. */
function tabOf(who: Who): Promise<{ page: Page; watch: Watch }> {
  const known = pages.get(who) ?? world.page(who).then((page) => ({ page, watch: watchPage(page, world.origin) }));
  pages.set(who, known);
  return known;
}

async function wear(context: BrowserContext, theme: string): Promise<void> {
  await context.addCookies([{ name: 'theme', value: theme, url: world.origin }]);
}

async function visit(page: Page, { row, lang }: Case): Promise<void> {
  const path = row.at(world, lang);
  if (live.test(path)) await openLive(page, path);
  else await page.goto(path);
  if (writing.test(path)) await page.locator('[contenteditable="true"]').waitFor();
  if (row.enter === 'send-form') {
    await page.locator('main form').first().evaluate(sendEmpty);
    await page.locator('.error-summary').waitFor();
  }
  if (row.enter === 'unfold' || row.enter === 'unfold-main') {
    const folded = page.locator(row.enter === 'unfold' ? 'details' : 'main details');
    await folded.evaluateAll((parts) => parts.forEach((part) => part.setAttribute('open', '')));
  }
}

/** Runs in the page: what people see is emptied and sent past the browser's own checks. */
function sendEmpty(form: HTMLFormElement): void {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) field.value = '';
    if (field instanceof HTMLInputElement && /^(text|email|password|search)$/.test(field.type)) field.value = '';
  }
  form.submit();
}

describe('A-1 the inventory', () => {
  test('has a row for every route of the router, and none for others', () => {
    const known = new Set([...files, ...[...pageRows, ...redirects].map(({ route }) => route)]);
    expect([...known].sort()).toEqual([...new Set(listRoutes())].sort());
  });

  test.each(redirects)('$route leads elsewhere and is no page', async ({ at, method }) => {
    const answer = await fetch(`${world.origin}${at}`, {
      method,
      redirect: 'manual',
      ...(method === 'POST' && { body: new URLSearchParams() }),
    });
    expect(answer.status).toBeGreaterThanOrEqual(300);
    expect(answer.status).toBeLessThan(400);
  });
});

describe('A-1 every page is clean', () => {
  test.each(cases.map((one) => [nameOf(one), one] as const))('%s', async (_, one) => {
    const { page, watch } = await tabOf(one.who);
    watch.take();
    await wear(page.context(), one.theme);
    await page.setViewportSize({ width: one.width, height: 800 });
    await visit(page, one);
    const found = [...(await scan(page)), ...watch.take()];
    expect(found.filter((finding) => !one.row.allow?.test(finding))).toEqual([]);
  });
});
