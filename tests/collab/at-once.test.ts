import { $insertList } from '@lexical/list';
import { $createParagraphNode, $getRoot, $isElementNode, $isTextNode, type ElementNode } from 'lexical';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { $setBlockKind } from '#app/editor/blocks/block-kind.ts';
import { asOneStep } from '#app/editor/blocks/one-step.ts';
import { savingWord } from '#app/editor/sharing/saving.ts';
import { openPlayground, type Playground } from '#tests/support/convergence/playground.ts';
import { openReplica, type Replica } from '#tests/support/convergence/replica.ts';
import { settled } from '#tests/support/convergence/verify.ts';

vi.mock('#app/editor/sharing/device-store.ts', () => import('#tests/support/convergence/memory-store.ts'));

let ground: Playground;
beforeAll(async () => {
  ground = await openPlayground();
});
afterAll(() => ground.close());

type Change = () => void;

/** Two change a text of two paragraphs while neither hears of the other. @returns the lines in the end */
async function apart(change: Change, other: Change): Promise<string[]> {
  const [one, two] = await ground.openTwo();
  asOneStep(one.editor, () => {
    $block(0).selectEnd().insertText('الماء للجميع');
    const second = $createParagraphNode();
    $getRoot().append(second);
    second.selectEnd().insertText('والهواء أيضا');
  });
  await settled([one, two]);
  for (const { shared } of [one, two]) shared.provider.disconnect();
  asOneStep(one.editor, change);
  asOneStep(two.editor, other);
  for (const { shared } of [one, two]) shared.provider.connect();
  expect(await settled([one, two])).toBe(true);
  const lines = linesOf(one);
  expect(linesOf(two)).toEqual(lines);
  await Promise.all([one.close(), two.close()]);
  return lines;
}

function $block(index: number): ElementNode {
  const block = $getRoot().getChildAtIndex(index);
  if (!$isElementNode(block)) throw new Error('the text has no such block');
  return block;
}

function $at(index: number, offset: number) {
  const text = $block(index).getFirstDescendant();
  if (!$isTextNode(text)) throw new Error('the block has no text');
  return text.select(offset, offset);
}

function linesOf({ editor }: Replica): string[] {
  return editor.read(() => $getRoot().getTextContent()).split(/\n+/);
}

const divide = (offset: number) => () => void $at(0, offset).insertParagraph();
const write = (index: number, offset: number) => () => void $at(index, offset).insertText(' جدا');

describe('C-31 what two do to one paragraph while neither hears of the other', () => {
  test('words written into a paragraph while somebody makes it a heading stay where they were written', async () => {
    const heading = () => {
      $at(0, 0);
      $setBlockKind('h2');
    };
    expect(await apart(heading, write(0, 12))).toEqual(['الماء للجميع جدا', 'والهواء أيضا']);
  });

  test('and while somebody makes a list of it', async () => {
    const list = () => {
      $at(0, 0);
      $insertList('bullet');
    };
    expect(await apart(list, write(0, 12))).toEqual(['الماء للجميع جدا', 'والهواء أيضا']);
  });

  test('and while somebody joins it to the one before', async () => {
    const join = () => {
      $block(0).append(...$block(1).getChildren());
      $block(1).remove();
    };
    expect(await apart(join, write(1, 12))).toEqual(['الماء للجميعوالهواء أيضا جدا']);
  });

  test('words written into a paragraph that somebody deletes are put back on a line of their own', async () => {
    const lines = await apart(() => $block(0).remove(), write(0, 12));
    expect(lines).toEqual([' جدا', 'والهواء أيضا']);
  });

  test('and when the page was left meanwhile, before the server had them', async () => {
    const [one, two] = await ground.openTwo();
    asOneStep(one.editor, () => void $block(0).selectEnd().insertText('الماء للجميع'));
    await settled([one, two]);
    for (const { shared } of [one, two]) shared.provider.disconnect();
    asOneStep(one.editor, write(0, 12));
    asOneStep(two.editor, () => void $block(0).replace($createParagraphNode()));
    // What came with the last breath of the network: the device then has both, and only one of them is its owner's.
    Y.applyUpdate(one.shared.doc, Y.encodeStateAsUpdate(two.shared.doc), one.shared.provider);
    two.shared.provider.connect();
    await settled([two]);
    await one.close();
    const again = openReplica(one.place, 3);
    const told: string[] = [];
    again.shared.saving.subscribe(() => told.push(savingWord(again.shared.saving.get())));
    expect(await settled([again, two])).toBe(true);
    expect(told[0], 'what lies on the device alone is not saved').toBe('waiting');
    expect(told.at(-1)).toBe('saved');
    expect(linesOf(two).map((line) => line.trim())).toContain('جدا');
    await Promise.all([again.close(), two.close()]);
  });

  test('bold words are not written anew: what is put between them stands there once', async () => {
    const bold = () => $at(0, 0).getNodes()[0]?.getParent()?.select(0, 1).formatText('bold');
    expect(await apart(() => void bold(), write(0, 5))).toEqual(['الماء جدا للجميع', 'والهواء أيضا']);
  });

  test('a paragraph that two divide at once has every word once', async () => {
    const lines = await apart(divide(5), divide(6));
    expect(lines.join(' ').match(/للجميع/g)).toHaveLength(1);
    expect(lines.join(' ').match(/الماء/g)).toHaveLength(1);
  });

  test('what was written after the division of another stays', async () => {
    const lines = await apart(divide(5), () => {
      $at(0, 12).insertText(' غدا');
      $at(0, 6).insertParagraph();
    });
    expect(lines.join(' ').match(/للجميع/g)).toHaveLength(1);
    expect(lines.join(' ').match(/غدا/g)).toHaveLength(1);
  });
});

test('C-68 more unsent text than one message can be: that is told, and the text is still there', async () => {
  const [one, two] = await ground.openTwo();
  one.shared.provider.disconnect();
  const long = 'الماء للجميع '.repeat(60_000);
  asOneStep(one.editor, () => void $block(0).selectEnd().insertText(long));
  one.shared.provider.connect();
  await expect.poll(() => one.shared.saving.get().closeCode, { timeout: 20_000 }).toBe(1009);
  expect(savingWord(one.shared.saving.get())).toBe('failed');
  expect(linesOf(one).join('')).toBe(long);
  expect(linesOf(two).join('')).toBe('');
  await Promise.all([one.close(), two.close()]);
});
