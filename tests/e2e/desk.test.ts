import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lang } from '#app/contract/languages.ts';
import { buildDocument, loadLog } from '#server/domain/opinions/load-log.ts';
import { toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { addOpinion } from '#tests/support/forum-opinions.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { openWire, type Wire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
let wire: Wire;
let again: Product | null = null;
beforeAll(async () => {
  world = await openWorld();
  wire = await openWire(world.origin);
});
afterAll(async () => {
  await wire.close();
  await again?.stop();
  await world.close();
});

type Writer = { page: Page; lang: Lang };
const sizes = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  laptop: { width: 1280, height: 800 },
};
/** Milliseconds for which one is without a network: five minutes, where there is time. */
const absence = process.env.TACHAWOR_FULL === undefined ? 0 : 300_000;
const field = '[role="textbox"][aria-multiline="true"]';
const saved = (page: Page) => page.locator('[data-saving="saved"]').waitFor();

async function draft(): Promise<string> {
  const [row] = await world.forum.sql<{ id: string }[]>`
    select opinion_id as id from opinions where state = 'first_draft'`;
  return row?.id ?? '';
}

async function sitDown(who: string, lang: Lang, size: keyof typeof sizes, opinionId: string): Promise<Writer> {
  const baseURL = who === 'member4' ? wire.origin : world.origin;
  const page = await world.page(who as 'member1', { viewport: sizes[size], baseURL });
  await page.goto(`/${lang}/guelmim/opinions/${opinionId}/edit`);
  await page.locator(field).waitFor();
  await saved(page);
  return { page, lang };
}

/** In the page: whether the caret is in a block of its own, still empty, or in one with words. */
function isCaretIn(kind: 'empty' | 'words'): boolean {
  const blocks = document.querySelector('[role="textbox"][aria-multiline="true"]')?.children ?? [];
  const { anchorNode } = getSelection() ?? {};
  const block = [...blocks].find((one) => one.contains(anchorNode ?? null));
  return Boolean(block) && (block?.textContent === '') === (kind === 'empty');
}

/** To the end of the text, at the pace of a person: the caret is where it is before the next key falls. */
async function goToEnd({ page }: Writer): Promise<void> {
  await page.locator(field).focus();
  await page.waitForFunction(() => getSelection()?.anchorNode?.parentElement?.closest('[role="textbox"]'));
  await page.keyboard.press('Control+End');
  await page.waitForFunction(isCaretIn, 'words' as const);
  await page.waitForTimeout(150);
}

/** A paragraph of one's own behind the caret. */
async function begin({ page }: Writer, line: string): Promise<void> {
  await page.keyboard.press('Enter');
  await page.waitForFunction(isCaretIn, 'empty' as const);
  await page.waitForTimeout(150);
  await page.keyboard.type(line, { delay: 20 });
}

async function write(writer: Writer, line: string): Promise<void> {
  await goToEnd(writer);
  await begin(writer, line);
}

/** The lines that the server has, made from its log. */
async function kept(opinionId: string): Promise<string[]> {
  const doc = buildDocument(await loadLog(world.forum.db, opinionId));
  const lines = toPlainText(readDocument(doc)).split('\n');
  doc.destroy();
  return lines;
}

/** Waits for a line; where it does not come, the error says what is there instead. */
async function untilShown({ page }: Writer, line: string): Promise<void> {
  const text = page.locator(field);
  const came = text.getByText(line, { exact: true }).waitFor({ timeout: 30_000 });
  await came.catch(async () => {
    const saving = await page.locator('[data-saving]').getAttribute('data-saving');
    const notices = (await page.locator('.notice').allInnerTexts()).join(' | ');
    throw new Error(
      `«${line}» did not come; ${saving}; ${notices}: ${JSON.stringify((await text.innerText()).slice(-250))}`,
    );
  });
}

test(
  'O1 five people write one opinion in two languages on three kinds of screen; one loses the network, the server is killed',
  async () => {
    const opinionId = await draft();
    const writers = [
      await sitDown('member1', 'ar', 'phone', opinionId),
      await sitDown('member2', 'fr', 'laptop', opinionId),
      await sitDown('member3', 'fr', 'tablet', opinionId),
      await sitDown('member4', 'ar', 'phone', opinionId),
      await sitDown('member5', 'ar', 'laptop', opinionId),
    ] as const;
    const [first, rapporteur, third, far, fifth] = writers;
    const before = await kept(opinionId);

    await write(first, 'سطر أول من الهاتف');
    await untilShown(rapporteur, 'سطر أول من الهاتف');
    // Behind the same word, in the same moment.
    for (const writer of [rapporteur, third]) await goToEnd(writer);
    await Promise.all([begin(rapporteur, 'Ligne de la rapporteure'), begin(third, 'Ligne depuis la tablette')]);
    for (const writer of writers) {
      await untilShown(writer, 'Ligne de la rapporteure');
      await untilShown(writer, 'Ligne depuis la tablette');
    }

    wire.cut();
    await write(far, 'كتب والشبكة مقطوعة');
    await far.page.locator('[data-saving="waiting"]').waitFor();
    await write(fifth, 'سطر في غيابه');
    for (const writer of [first, rapporteur, third]) await untilShown(writer, 'سطر في غيابه');
    expect(await kept(opinionId)).not.toContain('كتب والشبكة مقطوعة');
    await far.page.waitForTimeout(absence);

    await saved(fifth.page);
    world.product.kill();
    const words1 = 'كتب والخادم متوقف';
    await write(first, words1);
    again = await startProduct({
      databaseUrl: world.forum.url,
      dataDir: world.product.dataDir,
      env: { PORT: String(world.product.port) },
    });
    await untilShown(rapporteur, words1);
    wire.mend();

    const lines = [
      'سطر أول من الهاتف',
      'Ligne de la rapporteure',
      'Ligne depuis la tablette',
      'سطر في غيابه',
      words1,
      'كتب والشبكة مقطوعة',
    ];
    for (const writer of writers) {
      for (const line of lines) await untilShown(writer, line);
      await saved(writer.page);
    }
    const after = await kept(opinionId);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).sort(), 'each line once').toEqual([...lines].sort());
    const texts = await Promise.all(writers.map(({ page }) => page.locator(field).innerText()));
    for (const text of texts) expect(text.replaceAll(/\s+/g, ' ')).toBe(texts[0]?.replaceAll(/\s+/g, ' '));

    await publish(rapporteur.page, opinionId);
    await expectReaders(opinionId, lines);
    for (const { page } of writers) await page.context().close();
  },
  180_000 + absence,
);

/** The rapporteur keeps the text under a name and shows it to everybody, by forms. */
async function publish(page: Page, opinionId: string): Promise<void> {
  const t = words('fr');
  await page.goto(`/fr/guelmim/opinions/${opinionId}/versions`);
  await page.fill('#name', 'Texte des cinq');
  await page.getByRole('button', { name: t('opinion:manage.save_yes') }).click();
  await page.locator('.notice').getByText(t('opinion:done.saved'), { exact: true }).waitFor();
  await page
    .locator('summary')
    .filter({ hasText: t('opinion:publish') })
    .first()
    .click();
  const publishing = page.getByRole('button', { name: t('opinion:publish_yes') });
  await publishing.first().click();
  await page.locator('.notice').getByText(t('opinion:done.published'), { exact: true }).waitFor();
}

/** A visitor without script reads the version, and only it. */
async function expectReaders(opinionId: string, lines: string[]): Promise<void> {
  const page = await world.page('visitor', { javaScriptEnabled: false });
  await page.goto(`/ar/guelmim/opinions/${opinionId}`);
  const text = await page.locator('.document').innerText();
  for (const line of lines) expect(text.split(line).length - 1, line).toBe(1);
  await page.context().close();
}

test('C-51 a member whose role ends is at the text no longer than two seconds, and is told so', async () => {
  const [member] = await world.forum.sql<{ id: string; communeId: string }[]>`
    select person_id as id, commune_id as "communeId" from accounts join role_grants using (person_id)
    where email = 'member5@demo.tachawor.test'`;
  if (!member) throw new Error('the demo has no member5');
  const { communeId } = member;
  const opinionId = await addOpinion(await world.forum.as(member.id), { communeId, slug: 'guelmim', spaceId: '' });
  const { page } = await sitDown('member5', 'ar', 'phone', opinionId);
  await world.forum.sql`delete from role_grants where person_id = ${member.id}`;
  await page.locator(field).waitFor({ state: 'detached', timeout: 15_000 });
  await page.getByText(words('ar')('errors:opinion.unknown')).waitFor();
  await page.context().close();
});
