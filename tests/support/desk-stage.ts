import type { Locator, Page } from 'playwright-core';
import type { Lang } from '#app/contract/languages.ts';
import { addOpinion, writeInto } from './forum-opinions.ts';
import { addCommune, addPerson } from './forum-people.ts';
import type { World } from './room-journey.ts';

/** A text of a commune of its own, each line a paragraph, and those who write it. */
export type Desk = {
  opinionId: string;
  title: string;
  salma: { personId: string };
  idris: { personId: string };
  rapporteur: { personId: string };
  /** Path of the list in which the opinion stands. */
  list(lang: Lang): string;
  /** Path of a page of the opinion. */
  path(lang: Lang, rest?: string): string;
};

/** @param code two digits that no other desk of the test has */
export async function addDesk(world: World, code: string, title: string, lines: readonly string[]): Promise<Desk> {
  const commune = await addCommune(world.forum, code);
  const person = async (name: string, role: 'member' | 'rapporteur') => ({
    personId: await addPerson(world.forum, { role, commune, name }),
  });
  const salma = await person('سلمى', 'member');
  const idris = await person('إدريس', 'member');
  const rapporteur = await person('مينة', 'rapporteur');
  const opinionId = await addOpinion(await world.forum.as(rapporteur.personId), commune, title);
  for (const line of lines) await writeInto(world.forum, opinionId, rapporteur.personId, line);
  const list = (lang: Lang) => `/${lang}/${commune.slug}/opinions`;
  const path = (lang: Lang, rest = '') => `${list(lang)}/${opinionId}${rest}`;
  return { opinionId, title, salma, idris, rapporteur, list, path };
}

export const textOf = (page: Page): Locator => page.locator('[role="textbox"][aria-multiline="true"]');
export const untilSaved = (page: Page): Promise<void> => page.locator('[data-saving="saved"]').waitFor();

/** Waits until the text can be written in. */
export async function untilOpen(page: Page): Promise<void> {
  await page.locator('[role="textbox"][contenteditable="true"]').waitFor();
  await untilSaved(page);
}

/** Opens the text to write in it. */
export async function sitDown(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilOpen(page);
}

/** Presses keys at a pace at which the editor learns from the browser where the caret is. */
export async function pressAll(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(80);
  }
}

/** Puts the focus into the text and the caret to the end of one of its paragraphs, counted from 1. */
export async function goToParagraph(page: Page, number: number): Promise<void> {
  await textOf(page).focus();
  await page.waitForFunction(() => getSelection()?.anchorNode?.parentElement?.closest('[role="textbox"]'));
  await pressAll(page, 'Control+Home', ...Array.from({ length: number - 1 }, () => 'ArrowDown'), 'End');
}
