import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDesk, goToParagraph, pressAll, sitDown, textOf, untilOpen, untilSaved } from '#tests/support/desk-stage.ts';
import { pressOn, tabTo } from '#tests/support/keyboard.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, spoken } from '#tests/support/room-journey-log.ts';
import { openWire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';
import { startReader, type Reader } from '#tests/support/screen-reader.ts';

/** The desk as it is heard, by somebody who has a keyboard and no screen. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');
const laptop = { viewport: { width: 1280, height: 800 } };
const title = 'رأي حول تهيئة الساحة';
const lines = ['تغرس الجماعة عشرين شجرة', 'تنار الساحة ليلا', 'تمنع السيارات من الوقوف', 'توضع كراس في الظل'];
/** As the page writes a name into a sentence. */
const named = (name: string) => `\u2068${name}\u2069`;
/** Longer than an author's changes are gathered (5 s) before they are told. */
const gathered = 6_500;

const came = (name: string) => `polite: ${t('editor:people.came', { name: named(name) })}`;
const went = (name: string) => `polite: ${t('editor:people.went', { name: named(name) })}`;

const textPhrase = `textbox, ${t('editor:text', { title })}, ${t('editor:keys')}, not read only`;
const tool = (name: string, ...more: string[]) => ['button', t(`editor:tools.${name}`), ...more].join(', ');

async function untilAnnounced(reader: Reader, ...phrases: string[]): Promise<void> {
  await expect.poll(() => reader.announced(), { timeout: 20_000 }).toEqual(phrases);
}

describe('writing', () => {
  test('the text is found from the list by headings and links, and says its name and its keys', async () => {
    const desk = await addDesk(world, '41', title, lines);
    const page = await world.page(desk.salma, laptop);
    await page.goto(desk.list('ar'));
    const list = await startReader(page);
    expect([await list.nextHeading(), await list.nextHeading(), await list.nextHeading()]).toEqual([
      `heading, ${t('opinion:title')}, level 1`,
      `heading, ${t('opinion:group_drafting')}, level 2`,
      `heading, ${title}, level 3`,
    ]);
    await follow(page, list, `link, ${title}`);
    await follow(page, await startReader(page), `link, ${t('opinion:write')}`);
    expect(new URL(page.url()).pathname).toBe(desk.path('ar', '/edit'));
    await untilOpen(page);

    const reader = await startReader(page);
    expect([await reader.nextHeading(), await reader.nextHeading()]).toEqual([
      `heading, ${t('opinion:edit_title')} ${title}, level 1`,
      `heading, ${t('editor:people.title', { count: 1 })}, level 2`,
    ]);
    const way = await reader.readUntil('textbox, ');
    expect(way.some((phrase) => phrase.startsWith(`toolbar, ${t('editor:toolbar.label')}, `))).toBe(true);
    expect(way).toContain(tool('kind') + `: ${t('editor:kinds.paragraph')}, not expanded, has popup menu`);
    expect(way).toContain(tool('bold', 'key shortcuts Control+B', 'not pressed'));
    expect(way.at(-1)).toBe(textPhrase);
    await reader.enter();
    expect(await reader.said(), 'the text is not told again').toEqual([]);
    await page.context().close();
  });

  test('nothing is said while somebody writes; the tools say what they are and whether they are pressed', async () => {
    const desk = await addDesk(world, '42', title, lines);
    const page = await world.page(desk.salma, laptop);
    await sitDown(page, desk.path('ar', '/edit'));
    const reader = await startReader(page);
    await goToParagraph(page, 4);
    expect(await reader.said()).toEqual([textPhrase]);
    await pressAll(page, 'Enter');
    await page.keyboard.type('سطر جديد ', { delay: 30 });
    await untilSaved(page);
    expect([...(await reader.said()), ...(await reader.announced())]).toEqual([]);

    await pressAll(page, 'Alt+F10', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter', 'ArrowLeft', 'ArrowRight');
    expect(await reader.said()).toEqual([
      tool('undo', 'key shortcuts Control+Z'),
      tool('redo', 'disabled', 'key shortcuts Control+Y'),
      `${tool('kind')}: ${t('editor:kinds.paragraph')}, not expanded, has popup menu`,
      tool('bold', 'key shortcuts Control+B', 'not pressed'),
      tool('italic', 'key shortcuts Control+I', 'not pressed'),
      tool('bold', 'key shortcuts Control+B', 'pressed'),
    ]);
    await pressAll(page, 'Escape');
    await page.keyboard.type('غليظ', { delay: 30 });
    await untilSaved(page);
    expect(await reader.said()).toEqual([textPhrase]);

    await pressAll(page, 'Alt+F10', 'End', 'ArrowRight', 'Space');
    expect((await reader.said()).slice(-2)).toEqual([tool('clear', 'has popup dialog'), tool('count')]);
    await untilAnnounced(reader, `polite: ${await page.locator('.editor-size').innerText()}`);
    const read = await reader.readPage();
    expect(read.slice(read.indexOf('سطر جديد')).slice(0, 4)).toEqual(['سطر جديد', 'strong', 'غليظ', 'end of strong']);
    await page.context().close();
  });

  test('what is looked for is counted aloud, and Enter goes on without touching the text', async () => {
    const desk = await addDesk(world, '49', title, lines);
    const page = await world.page(desk.salma, laptop);
    await sitDown(page, desk.path('ar', '/edit'));
    await goToParagraph(page, 1);
    const before = await textOf(page).innerText();
    await pressAll(page, 'Control+F');
    await page.getByRole('search').waitFor();
    const reader = await startReader(page);
    await page.keyboard.type('ال', { delay: 30 });
    await page.getByText(t('editor:find.count', { count: 5 }), { exact: true }).waitFor();
    await pressAll(page, 'Enter');
    const first = `polite: ${t('editor:find.at', { at: 1, of: 5 })}`;
    await untilAnnounced(reader, first);
    await pressAll(page, 'Enter', 'Enter');
    await expect
      .poll(() => reader.announced(), { timeout: 20_000 })
      .toContain(`polite: ${t('editor:find.at', { at: 3, of: 5 })}`);
    expect(await reader.said(), 'the focus stays in the field').toEqual([]);
    await tabTo(page, page.getByRole('button', { name: t('editor:find.next'), exact: true }));
    await pressAll(page, 'Space', 'Space');
    expect(await textOf(page).innerText()).toBe(before);
    await pressAll(page, 'Escape');
    await page.waitForFunction(() => getSelection()?.toString() === 'ال');
    await page.context().close();
  });

  test('a connection that is lost is told after ten seconds, and that all was sent when it is back', async () => {
    const desk = await addDesk(world, '48', title, lines);
    const wire = await openWire(world.origin);
    const page = await world.page(desk.salma, { ...laptop, baseURL: wire.origin });
    await sitDown(page, desk.path('ar', '/edit'));
    await goToParagraph(page, 4);
    const reader = await startReader(page);
    wire.cut();
    await page.keyboard.type(' دون شبكة', { delay: 30 });
    await page.locator('[data-saving="waiting"]').waitFor();
    expect(await reader.announced(), 'a short break is told to nobody').toEqual([]);
    const lost = `assertive: ${t('editor:saving.lost_aloud')}`;
    await untilAnnounced(reader, lost);
    wire.mend();
    await untilAnnounced(reader, lost, `polite: ${t('editor:saving.saved_aloud')}`);
    expect(await reader.said()).toEqual([]);
    await page.context().close();
    await wire.close();
  });

  /** Reads on to a link and follows it. */
  async function follow(page: Page, reader: Reader, link: string): Promise<void> {
    await reader.readUntil(link);
    await reader.enter();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }
});

/** Where the caret is: what is written there, and after how many of its letters. */
const caretOf = (page: Page) =>
  page.evaluate(() => ({
    at: document.activeElement?.id,
    text: getSelection()?.anchorNode?.textContent,
    offset: getSelection()?.anchorOffset,
  }));

describe('A-57 others at the same text', () => {
  test('one message says who came, one what they changed, one that they went; the caret stays, theirs is not read', async () => {
    const desk = await addDesk(world, '43', title, lines);
    const first = await world.page(desk.rapporteur, laptop);
    await sitDown(first, desk.path('ar', '/edit'));
    const page = await world.page(desk.idris, laptop);
    await recordSpeech(page);
    await sitDown(page, desk.path('ar', '/edit'));
    await goToParagraph(page, 1);
    const reader = await startReader(page);
    const before = await caretOf(page);
    await page.waitForTimeout(2_000);
    expect(await spoken(page), 'who was there at the start did not come').toEqual([]);

    const salma = await world.page(desk.salma, laptop);
    await sitDown(salma, desk.path('fr', '/edit'));
    await untilAnnounced(reader, came('سلمى'));
    await goToParagraph(salma, 4);
    await salma.keyboard.type(' وتصلح القديمة', { delay: 60 });
    const changed = `polite: ${t('editor:people.changed', { name: named('سلمى'), numbers: '4' })}`;
    await untilAnnounced(reader, came('سلمى'), changed);
    await page.locator('.doc-caret-name').filter({ hasText: 'سلمى' }).waitFor();
    expect(await reader.said(), 'nothing moved the reader').toEqual([]);
    expect(await caretOf(page)).toEqual(before);

    const read = await reader.readPage();
    const main = read.slice(read.indexOf('main'), read.indexOf('end of main'));
    expect(main).toContain('توضع كراس في الظل وتصلح القديمة');
    expect(
      main.filter((phrase) => phrase.includes('سلمى')),
      'in the list of people, and nowhere in the text',
    ).toEqual(['سلمى', `button, ${t('editor:people.go', { name: named('سلمى') })}`]);

    await salma.context().close();
    await untilAnnounced(reader, came('سلمى'), changed, went('سلمى'));
    expect(await caretOf(page)).toEqual(before);
    await page.context().close();
    await first.context().close();
  });

  test('a kind of message that was turned off is not said; one key turns all off and on', async () => {
    const desk = await addDesk(world, '44', title, lines);
    const page = await world.page(desk.idris, laptop);
    await sitDown(page, desk.path('ar', '/edit'));
    await pressOn(page, page.locator('summary').filter({ hasText: t('editor:told.title') }));
    await tabTo(page, page.getByRole('checkbox', { name: t('editor:told.changes') }));
    await page.keyboard.press('Space');
    const reader = await startReader(page);
    await page.waitForTimeout(2_000);

    const salma = await world.page(desk.salma, laptop);
    await sitDown(salma, desk.path('ar', '/edit'));
    await untilAnnounced(reader, came('سلمى'));
    await goToParagraph(salma, 4);
    await salma.keyboard.type(' وتصلح', { delay: 60 });
    await textOf(page).getByText('توضع كراس في الظل وتصلح').waitFor();
    await page.waitForTimeout(gathered);
    await salma.goto(desk.path('ar'));
    await untilAnnounced(reader, came('سلمى'), went('سلمى'));

    const off = `polite: ${t('editor:told.off')}`;
    await page.keyboard.press('Control+Alt+KeyM');
    await untilAnnounced(reader, came('سلمى'), went('سلمى'), off);
    await sitDown(salma, desk.path('ar', '/edit'));
    await page.locator('.people').getByText('سلمى', { exact: true }).waitFor();
    await page.waitForTimeout(gathered);
    await page.keyboard.press('Control+Alt+KeyM');
    await untilAnnounced(reader, came('سلمى'), went('سلمى'), off, `polite: ${t('editor:told.on')}`);
    await page.context().close();
    await salma.context().close();
  });
});
