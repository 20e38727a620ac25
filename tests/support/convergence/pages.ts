import type { Page } from 'playwright-core';
import { textOf, untilOpen, untilSaved } from '#tests/support/desk-stage.ts';
import type { Random } from '#tests/support/seeded-random.ts';
import { markOf, marksIn } from './history.ts';

/** Somebody at a text in a browser. */
export type Writer = { name: string; page: Page; isAway: boolean };

export type Action = keyof typeof actions;

/** All that was done, and the marks of the words that were written and that their readers took out. */
export type Pages = { random: Random; log: string[]; written: Set<string>; removed: Set<string> };

const words = ['الجماعة', 'المجلس', 'الماء', 'للشباب', 'commune', 'été', 'jeunesse'];
/** How often each comes up, of a hundred or so. */
const weights: Record<Action, number> = {
  word: 40,
  line: 12,
  bold: 8,
  heading: 6,
  remove: 6,
  undo: 8,
  redo: 4,
  paste: 6,
  leave: 5,
  comeBack: 8,
  reload: 3,
};

export function pickAction({ random }: Pages): Action {
  let rest = random.next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  for (const [action, weight] of Object.entries(weights) as [Action, number][]) {
    rest -= weight;
    if (rest < 0) return action;
  }
  return 'word';
}

/** What somebody does by keys at a random place of the text. */
const actions = {
  async word(writer: Writer, pages: Pages) {
    await goSomewhere(writer, pages);
    await writer.page.keyboard.type(newWord(pages), { delay: 5 });
  },
  async line(writer: Writer, pages: Pages) {
    await goSomewhere(writer, pages);
    await writer.page.keyboard.press('Enter');
    await writer.page.keyboard.type(newWord(pages), { delay: 5 });
  },
  async bold(writer: Writer, pages: Pages) {
    await goSomewhere(writer, pages);
    await press(writer, 'Shift+Home', 'Control+b');
  },
  async heading(writer: Writer, pages: Pages) {
    await goSomewhere(writer, pages);
    await press(writer, `Control+Alt+${pages.random.pick(['0', '2', '4'])}`);
  },
  async remove(writer: Writer, pages: Pages) {
    await goSomewhere(writer, pages);
    await press(writer, 'Control+Shift+ArrowLeft', 'Delete');
  },
  undo: (writer: Writer) => press(writer, 'Control+z'),
  redo: (writer: Writer) => press(writer, 'Control+y'),
  async paste(writer: Writer, pages: Pages) {
    await goSomewhere(writer, pages);
    const html = `<p>${newWord(pages)}</p><h2>${newWord(pages)}</h2><p><b>${newWord(pages)}</b></p>`;
    await textOf(writer.page).evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
  },
  async leave(writer: Writer) {
    writer.isAway = true;
    await writer.page.context().setOffline(true);
  },
  comeBack,
  async reload(writer: Writer) {
    if (writer.isAway) return comeBack(writer);
    // By now the device has what was written; the server perhaps not.
    await writer.page.waitForTimeout(400);
    await writer.page.reload();
    await writer.page.locator('[role="textbox"][contenteditable="true"]').waitFor();
    await textOf(writer.page).focus();
  },
};

async function comeBack(writer: Writer): Promise<void> {
  writer.isAway = false;
  await writer.page.context().setOffline(false);
}

/** Does something, and notes which words it took out. */
export async function perform(writer: Writer, action: Action, pages: Pages): Promise<void> {
  const step = pages.log.push('') - 1;
  const before = await marksOf(writer);
  await actions[action](writer, pages);
  await writer.page.waitForTimeout(20 + pages.random.below(60));
  const after = new Set(await marksOf(writer));
  const gone = before.filter((mark) => !after.has(mark));
  for (const mark of gone) pages.removed.add(mark);
  const came = [...after].filter((mark) => !before.includes(mark));
  pages.log[step] = `${step} ${writer.name} ${action} +${came.join('')} -${gone.join('')}`;
}

export async function linesOf({ page }: Writer): Promise<string[]> {
  const text = await textOf(page).innerText();
  return text.split(/\n+/).flatMap((line) => line.trim() || []);
}

async function marksOf(writer: Writer): Promise<string[]> {
  return marksIn((await linesOf(writer)).join(' '));
}

/** Back with the network, everything saved. */
export async function rest(writer: Writer): Promise<void> {
  if (writer.isAway) await comeBack(writer);
  await untilOpen(writer.page);
  await untilSaved(writer.page);
}

function newWord({ random, written }: Pages): string {
  const mark = markOf(written.size + 1);
  written.add(mark);
  return `${random.pick(words)}${mark} `;
}

async function press({ page }: Writer, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The caret to the beginning or the end of a line. */
async function goSomewhere(writer: Writer, { random }: Pages): Promise<void> {
  const count = await textOf(writer.page).locator(':scope > *').count();
  const down = Array.from({ length: random.below(Math.min(count, 12)) }, () => 'ArrowDown');
  await press(writer, 'Control+Home', ...down, random.pick(['Home', 'End']));
}
