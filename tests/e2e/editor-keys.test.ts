import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

/** keys in a text that is read from the right. Every case writes a paragraph of its own on the same page. */

const t = words('ar');
const field = '[role="textbox"][aria-multiline="true"]';
/** Milliseconds between keys: the editor learns from the browser where the caret is. */
const pace = 80;

let world: World;
let page: Page;
/** How many blocks the text had before the case. */
let before = 0;

beforeAll(async () => {
  world = await openWorld();
  page = await world.page('member2', { viewport: { width: 1280, height: 800 } });
  await page.goto(world.opinion('ar', 'first_draft', '/edit'));
  await page.locator('[data-saving="saved"]').waitFor();
  await page.locator('[contenteditable="true"]').waitFor();
});
afterAll(() => world.close());

beforeEach(async () => {
  await page.locator(field).focus();
  await page.waitForFunction(() => getSelection()?.anchorNode?.parentElement?.closest('[role="textbox"]'));
  await press('Control+End');
  before = await page.locator(`${field} > *`).count();
  await press('Enter');
});

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pace);
  }
}

async function write(text: string): Promise<void> {
  const [first = '', ...rest] = text.split('\n');
  await page.keyboard.insertText(first);
  await page.waitForTimeout(pace);
  for (const line of rest) {
    await press('Enter');
    await page.keyboard.insertText(line);
    await page.waitForTimeout(pace);
  }
}

/** The lines that the case wrote; those of a list as one. */
async function written(): Promise<string> {
  const blocks = await page.locator(`${field} > *`).evaluateAll((all) => all.map((one) => one.textContent ?? ''));
  return blocks.slice(before).join('\n');
}

const tool = (name: string) => page.locator('[role="toolbar"]').getByRole('button', { name: t(`editor:${name}`) });

type Row = [name: string, text: string, keys: string[], expected: string];

/** What is typed last, `|` or `X`, shows where the caret was and what was selected. */
const caret: Row[] = [
  ['the arrow to the right goes back by a letter', 'سلام', ['ArrowRight'], 'سلا|م'],
  ['the arrow to the right goes between lam and alef', 'سلام', ['ArrowRight', 'ArrowRight'], 'سل|ام'],
  ['the arrow to the left goes on by a letter', 'سلام', ['Home', 'ArrowLeft'], 'س|لام'],
  ['the arrow to the left stays at the end', 'سلام', ['ArrowLeft'], 'سلام|'],
  ['a letter and its mark are one step', 'كَتَبَ', ['ArrowRight'], 'كَتَ|بَ'],
  ['Home goes to the right end', 'سلام عليكم', ['Home'], '|سلام عليكم'],
  ['End goes to the left end', 'سلام عليكم', ['Home', 'End'], 'سلام عليكم|'],
  ['Ctrl and the arrow to the right go back by a word', 'سلام عليكم', ['Control+ArrowRight'], 'سلام |عليكم'],
  ['and by two', 'سلام عليكم', ['Control+ArrowRight', 'Control+ArrowRight'], '|سلام عليكم'],
  ['Ctrl and the arrow to the left go on by a word', 'سلام عليكم', ['Home', 'Control+ArrowLeft'], 'سلام| عليكم'],
  ['up and down keep to the lines', 'سلام\nعليكم', ['ArrowUp', 'Home'], '|سلام\nعليكم'],
  ['a French line runs its own way', 'Bonjour', ['ArrowLeft'], 'Bonjou|r'],
  ['so do its words', 'Bonjour tous', ['Control+ArrowLeft'], 'Bonjour |tous'],
  ['from a French line up into an Arabic one', 'سلام\nBonjour', ['ArrowUp', 'Home', 'ArrowLeft'], 'س|لام\nBonjour'],
  [
    'a French word in an Arabic line is passed from its side',
    'سلام abc عليكم',
    ['Home', 'ArrowLeft'],
    'س|لام abc عليكم',
  ],
];

const chosen: Row[] = [
  ['Shift and the arrow to the right choose back', 'سلام', ['Shift+ArrowRight', 'Shift+ArrowRight'], 'سلX'],
  ['Shift and the arrow to the left choose on', 'سلام', ['Home', 'Shift+ArrowLeft'], 'Xلام'],
  ['Shift and Home choose to the right end', 'سلام عليكم', ['Shift+Home'], 'X'],
  ['Shift and End choose to the left end', 'سلام عليكم', ['Home', 'Shift+End'], 'X'],
  ['Ctrl, Shift and the arrow choose a word', 'سلام عليكم', ['Control+Shift+ArrowRight'], 'سلام X'],
  ['a line of two scripts is chosen whole', 'سلام Bonjour', ['Shift+Home'], 'X'],
];

const removed: Row[] = [
  ['Backspace takes the alef of lam-alef alone', 'سلا', ['Backspace'], 'سل|'],
  ['and between the two the lam', 'سلا', ['ArrowRight', 'Backspace'], 'س|ا'],
  ['Backspace takes a mark before its letter', 'كتبَ', ['Backspace'], 'كتب|'],
  ['Delete takes the first letter', 'سلام', ['Home', 'Delete'], '|لام'],
  ['Ctrl and Backspace take a word', 'سلام عليكم', ['Control+Backspace'], 'سلام |'],
  ['Enter parts a line where the caret is', 'سلام عليكم', ['Control+ArrowRight', 'Enter'], 'سلام \n|عليكم'],
  ['Backspace at the beginning joins two lines', 'سلام\nعليكم', ['Home', 'Backspace'], 'سلام|عليكم'],
];

describe('A-65 the caret', () => {
  test.each(caret)('%s', async (_, text, keys, expected) => {
    await write(text);
    await press(...keys);
    await write('|');
    expect(await written()).toBe(expected);
  });
});

describe('A-65 what is chosen', () => {
  test.each(chosen)('%s', async (_, text, keys, expected) => {
    await write(text);
    await press(...keys);
    await write('X');
    expect(await written()).toBe(expected);
  });
});

describe('A-65 what is taken away', () => {
  test.each(removed)('%s', async (_, text, keys, expected) => {
    await write(text);
    await press(...keys);
    await write('|');
    expect(await written()).toBe(expected);
  });
});

/** The items of the last list, by their levels. */
const items = () =>
  page
    .locator(`${field} > :is(ul, ol)`)
    .last()
    .locator('li')
    .evaluateAll((all) =>
      all
        .filter((item) => item.querySelector('ul, ol') === null)
        .map((item) => {
          const depth = item.parentElement?.closest('li') ? 2 : 1;
          return `${depth} ${getComputedStyle(item).direction} ${item.textContent}`;
        }),
    );

describe('A-65 lists', () => {
  test('Enter makes items, each with its own side; on an empty one it ends the list', async () => {
    await tool('tools.bullets').click();
    await write('أول\nPremier\n');
    await press('Enter');
    await write('بعدها');
    expect(await items()).toEqual(['1 rtl أول', '1 ltr Premier']);
    expect((await written()).split('\n').at(-1)).toBe('بعدها');
  });

  test('Ctrl and the brackets move an item in and out', async () => {
    await tool('tools.numbers').click();
    await write('أول\nثان');
    await press('Control+BracketRight');
    expect(await items()).toEqual(['1 rtl أول', '2 rtl ثان']);
    await press('Control+BracketLeft');
    expect(await items()).toEqual(['1 rtl أول', '1 rtl ثان']);
    await press('Enter', 'Enter');
  });

  test('Backspace at the beginning of an item makes it a line', async () => {
    await tool('tools.bullets').click();
    await write('أول\nثان');
    await press('Home', 'Backspace');
    await write('|');
    expect(await items()).toEqual(['1 rtl أول']);
    expect((await written()).split('\n').at(-1)).toBe('|ثان');
  });
});

const side = () =>
  page
    .locator(`${field} > *`)
    .last()
    .evaluate((line) => getComputedStyle(line).direction);

test('A-65 a line has the direction that was chosen for it, and only it', async () => {
  expect(await side(), 'a line without letters is of the language of the text').toBe('rtl');
  await write('سلام');
  expect(await side()).toBe('rtl');
  const choose = async (direction: string) => {
    await tool('tools.direction').click();
    await page.getByRole('menuitemradio', { name: t(`editor:directions.${direction}`) }).click();
    await page.waitForTimeout(pace);
  };
  await choose('ltr');
  expect(await side()).toBe('ltr');
  await choose('auto');
  expect(await side()).toBe('rtl');
});

const inText = () => page.evaluate(() => document.activeElement?.closest('[role="textbox"]') !== null);
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('A-65 Tab leaves the text, and writes nothing in it', async () => {
  await write('سلام');
  await press('Tab');
  expect(await inText()).toBe(false);
  expect(await written()).toBe('سلام');
});

test('A-65 Alt+F10 leads to the tools, Escape back to the caret', async () => {
  await write('سلام');
  await press('ArrowRight', 'Alt+F10');
  expect(await page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null)).toBe(true);
  await press('Escape');
  expect(await inText()).toBe(true);
  await write('|');
  expect(await written()).toBe('سلا|م');
});

test('A-65 arrows walk the tools as they are seen', async () => {
  await press('Alt+F10', 'Home');
  expect(await focused()).toBe(t('editor:tools.undo'));
  await press('ArrowLeft');
  expect(await focused()).toBe(t('editor:tools.redo'));
  await press('ArrowRight', 'ArrowRight');
  expect(await focused()).toBe(t('editor:tools.clear'));
  await press('Escape');
});
