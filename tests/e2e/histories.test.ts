import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDocument, loadLog } from '#server/domain/opinions/load-log.ts';
import { toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { marksIn } from '#tests/support/convergence/history.ts';
import { linesOf, perform, pickAction, rest, type Pages, type Writer } from '#tests/support/convergence/pages.ts';
import { addDesk, goToParagraph, sitDown, textOf, untilSaved, type Desk } from '#tests/support/desk-stage.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';
import { createRandom } from '#tests/support/seeded-random.ts';

let world: World;
let again: Product | null = null;
beforeAll(async () => void (world = await openWorld()));
afterAll(async () => {
  await again?.stop();
  await world.close();
});

const full = process.env.TACHAWOR_FULL !== undefined;
const rounds = full ? 60 : 14;

async function open(desk: Desk): Promise<Writer[]> {
  const people = [
    ['salma', 'ar', 360],
    ['idris', 'fr', 1280],
    ['rapporteur', 'ar', 768],
  ] as const;
  return Promise.all(
    people.map(async ([name, lang, width]) => {
      const page = await world.page(desk[name], { viewport: { width, height: 800 } });
      page.on('dialog', (dialog) => void dialog.accept());
      await sitDown(page, desk.path(lang, '/edit'));
      await textOf(page).focus();
      return { name, page, isAway: false };
    }),
  );
}

/** The lines that the log makes. */
async function kept({ opinionId }: Desk): Promise<string[]> {
  const doc = buildDocument(await loadLog(world.forum.db, opinionId));
  const text = toPlainText(readDocument(doc));
  doc.destroy();
  return text.split(/\n+/).flatMap((line) => line.trim() || []);
}

async function killAndStart(): Promise<void> {
  (again ?? world.product).kill();
  again = await startProduct({
    databaseUrl: world.forum.url,
    dataDir: world.product.dataDir,
    env: { PORT: String(world.product.port) },
  });
}

test('without a network, before the tools have come: words are pasted as words, and a tool opens when it is back', async () => {
  const t = words('fr');
  const desk = await addDesk(world, '82', 'رأي بلا شبكة', ['سطر أول من الرأي']);
  const page = await world.page(desk.salma);
  const tools = /editor-extras/;
  await page.route(tools, (route) => route.abort());
  await sitDown(page, desk.path('fr', '/edit'));
  await goToParagraph(page, 1);
  await page.context().setOffline(true);
  await page.keyboard.press('Control+k');
  await page.locator('.notice').getByText(t('editor:missing.title')).waitFor();
  await page.getByRole('button', { name: t('editor:paste.close') }).click();
  await goToParagraph(page, 1);
  await textOf(page).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<h1>Titre</h1><script>alert(1)</script><p>et mots</p>');
    clipboardData.setData('text/plain', ' Titre et mots');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.locator('.notice').getByText(t('editor:paste.plain')).waitFor();
  await page.getByRole('button', { name: t('editor:paste.close') }).click();
  expect(await textOf(page).innerText()).toContain('سطر أول من الرأي Titre et mots');
  await page.waitForFunction(() => document.activeElement?.matches('[role="textbox"]'));
  await page.keyboard.press('Control+k');
  // The first answer of a network that just came back fails; nobody presses anything again.
  const failed = page.waitForEvent('requestfailed', (request) => tools.test(request.url()));
  await page.context().setOffline(false);
  await failed;
  await page.unroute(tools);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await untilSaved(page);
  expect(await kept(desk)).toEqual(['سطر أول من الرأي Titre et mots']);
  await page.context().close();
});

test('C-31 three browsers write at once, go away, come back, load anew, the server is killed: one text, and nothing is lost', async () => {
  const desk = await addDesk(world, '81', 'رأي يكتبه ثلاثة', ['سطر أول من الرأي', 'Une ligne en français', 'سطر أخير']);
  const pages: Pages = { random: createRandom('three browsers'), log: [], written: new Set(), removed: new Set() };
  const writers = await open(desk);
  for (let round = 0; round < rounds; round += 1) {
    const killing = round === Math.floor(rounds / 2) ? killAndStart() : null;
    const chosen = writers.map((writer) => [writer, killing ? 'word' : pickAction(pages)] as const);
    await Promise.all(chosen.map(([writer, action]) => perform(writer, action, pages)));
    await killing;
  }
  for (const writer of writers) await rest(writer);
  const told = `seed ${pages.random.seed}\n${pages.log.join('\n')}`;
  const shown = () => Promise.all(writers.map(linesOf));
  await expect
    .poll(async () => new Set((await shown()).map((lines) => lines.join('\n'))).size, {
      timeout: 30_000,
      message: told,
    })
    .toBe(1);
  const [lines = []] = await shown();
  expect(await kept(desk), told).toEqual(lines);
  const marks = new Set(marksIn(lines.join(' ')));
  const lost = [...pages.written].filter((mark) => !marks.has(mark) && !pages.removed.has(mark));
  expect(lost, `gone: ${told}\n${lines.join('\n')}`).toEqual([]);
  const marked = lines.filter((line) => marksIn(line).length > 0);
  expect([...new Set(marked)], `no paragraph twice: ${told}`).toEqual(marked);
  for (const { page } of writers) await page.context().close();
}, 300_000);
