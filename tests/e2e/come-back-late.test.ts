import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpinionState } from '#app/contract/opinions.ts';
import { buildDocument, loadLog } from '#server/domain/opinions/load-log.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { addDesk, goToParagraph, sitDown, textOf, untilSaved, type Desk } from '#tests/support/desk-stage.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const t = words('fr');
const line = 'سطر أول من الرأي';
const away = ' وكلمات كتبت دون شبكة';

async function move({ opinionId, rapporteur }: Desk, ...states: OpinionState[]): Promise<void> {
  const by = await world.forum.as(rapporteur.personId);
  for (const to of states) await moveOpinion(by, { actionId: randomUUID(), opinionId, to });
}

/** The text that the log makes. */
async function kept({ opinionId }: Desk): Promise<string> {
  const doc = buildDocument(await loadLog(world.forum.db, opinionId));
  const text = toPlainText(readDocument(doc));
  doc.destroy();
  return text;
}

/** Notes every word about saving that the page shows from now on. @returns those noted so far */
async function noteSaving(page: Page): Promise<() => Promise<string[]>> {
  const notes = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const note = () => {
      const word = document.querySelector('[data-saving]')?.getAttribute('data-saving') ?? '';
      if (word !== seen.at(-1)) seen.push(word);
    };
    note();
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    return seen;
  });
  return () => notes.jsonValue();
}

/** Salma loses the network and writes at the end of the first line. */
async function writeAway(desk: Desk): Promise<{ page: Page; saving: () => Promise<string[]> }> {
  const page = await world.page(desk.salma, { viewport: { width: 1280, height: 800 } });
  page.on('dialog', (dialog) => void dialog.accept());
  await sitDown(page, desk.path('fr', '/edit'));
  await goToParagraph(page, 1);
  await page.context().setOffline(true);
  await page.keyboard.type(away);
  await page.getByText(t('editor:saving.waiting_kept')).waitFor();
  return { page, saving: await noteSaving(page) };
}

describe('words written without a network', () => {
  test.each<[string, OpinionState[]]>([
    ['71', ['tabled']],
    ['72', ['tabled', 'adopted']],
  ])('are to be copied, and never called saved, where the text stands still by then (%s)', async (code, states) => {
    const desk = await addDesk(world, code, 'رأي تم إيداعه', [line]);
    const { page, saving } = await writeAway(desk);
    await move(desk, ...states);
    await page.context().setOffline(false);
    const notice = page.locator('.notice').filter({ hasText: t('editor:closed.4403') });
    await notice.getByText(t('editor:closed.not_saved')).waitFor();
    await page.locator('[role="textbox"][contenteditable="false"]').waitFor();
    expect(await textOf(page).innerText()).toContain(line + away);

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await notice.getByRole('button', { name: t('editor:closed.copy') }).click();
    await notice.getByText(t('editor:closed.copied')).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(line + away);
    expect(await saving()).toEqual(['waiting', 'failed']);
    expect(await page.getByText(t('editor:saving.saved_aloud')).count()).toBe(0);
    expect(await kept(desk)).not.toContain(away);
    await page.context().close();
  });

  test('wait on the device and are sent when the text is written again', async () => {
    const desk = await addDesk(world, '73', 'رأي يعدل من جديد', [line]);
    const { page } = await writeAway(desk);
    await move(desk, 'tabled');
    await page.context().setOffline(false);
    await page.locator('[data-saving="failed"]').waitFor();
    await move(desk, 'amending');
    await page.goto(desk.path('fr', '/edit'));
    await textOf(page).getByText(away).waitFor();
    await untilSaved(page);
    expect(await kept(desk)).toContain(line + away);
    await page.context().close();
  });

  test('are sent and saved where the text stood still meanwhile and moves again', async () => {
    const desk = await addDesk(world, '74', 'رأي عاد إلى التعديل', [line]);
    const { page, saving } = await writeAway(desk);
    await move(desk, 'tabled', 'amending');
    await page.context().setOffline(false);
    await untilSaved(page);
    expect(await kept(desk)).toContain(line + away);
    expect(await saving()).not.toContain('failed');
    await page.keyboard.type(' ثم كلمات أخرى');
    await expect.poll(() => kept(desk)).toContain('ثم كلمات أخرى');
    await untilSaved(page);
    await page.context().close();
  });
});

test('a member who wrote nothing while away is led from the editor to the text', async () => {
  const desk = await addDesk(world, '75', 'رأي دون كلمات جديدة', [line]);
  const page = await world.page(desk.idris);
  await sitDown(page, desk.path('fr', '/edit'));
  await page.context().setOffline(true);
  await move(desk, 'tabled');
  await page.context().setOffline(false);
  await page.waitForURL(`**${desk.path('fr')}?done=stopped`);
  await page.context().close();
});
