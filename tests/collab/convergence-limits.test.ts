import { $getRoot, $isElementNode, $isTextNode, type ElementNode } from 'lexical';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { $setBlockKind } from '#app/editor/blocks/block-kind.ts';
import { asOneStep } from '#app/editor/blocks/one-step.ts';
import { openPlayground, type Playground } from '#tests/support/convergence/playground.ts';
import type { Replica } from '#tests/support/convergence/replica.ts';
import { settled } from '#tests/support/convergence/verify.ts';

vi.mock('#app/editor/sharing/device-store.ts', () => import('#tests/support/convergence/memory-store.ts'));

let ground: Playground;
beforeAll(async () => {
  ground = await openPlayground();
});
afterAll(() => ground.close());

/** Two change a first paragraph while neither hears of the other. @returns the lines in the end */
async function apart(change: () => void, other: () => void): Promise<string[]> {
  const [one, two] = await ground.openTwo();
  asOneStep(one.editor, () => {
    $firstBlock().selectEnd().insertText('الماء للجميع');
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

function $firstBlock(): ElementNode {
  const block = $getRoot().getFirstChild();
  if (!$isElementNode(block)) throw new Error('the text has no block');
  return block;
}

function $at(offset: number) {
  const text = $firstBlock().getFirstChild();
  if (!$isTextNode(text)) throw new Error('the block has no text');
  return text.select(offset, offset);
}

function linesOf({ editor }: Replica): string[] {
  return editor.read(() => $getRoot().getTextContent()).split(/\n+/);
}

/** Known limits of the shared format of `@lexical/yjs`, as they are: the day one of these fails, it is a limit no more. */
describe('C-31 what two do to one paragraph while neither hears of the other', () => {
  test('a word goes that was written into a paragraph while somebody made it a heading', async () => {
    const heading = () => {
      $at(0);
      $setBlockKind('h2');
    };
    const lines = await apart(heading, () => void $at(12).insertText(' avis'));
    expect(lines.join()).not.toContain('avis');
  });

  test('words stand twice after two divided a paragraph at once', async () => {
    const lines = await apart(
      () => void $at(5).insertParagraph(),
      () => void $at(6).insertParagraph(),
    );
    expect(lines.join().match(/للجميع/g)).toHaveLength(2);
  });
});
