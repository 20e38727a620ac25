import { $insertList } from '@lexical/list';
import {
  $createParagraphNode,
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { Block } from '#app/contract/document.ts';
import { $setBlockKind, blockKinds } from '#app/editor/blocks/block-kind.ts';
import { $insertTable } from '#app/editor/blocks/table-edits.ts';
import { $insertBlocks } from '#app/editor/paste/insert-blocks.ts';
import type { Random } from '#tests/support/seeded-random.ts';

const words = ['الجماعة', 'المجلس', 'الرأي', 'للشباب', 'الماء', 'قرار', 'avis', 'commune', 'été', 'à côté', 'jeunesse'];

/** What an edit needs: chances, and a mark that nobody had before. */
export type Means = { random: Random; mark(): string };

/** Edits of a text, each at a random place. Call inside an update. */
export const edits = {
  word({ random, mark }: Means) {
    const text = phrase({ random, mark });
    $select(random, false)?.insertText(text);
  },
  remove({ random }: Means) {
    $select(random, true)?.removeText();
  },
  split({ random }: Means) {
    $select(random, false)?.insertParagraph();
  },
  format({ random }: Means) {
    const format = random.pick(['bold', 'underline'] as const);
    $select(random, true)?.formatText(format);
  },
  kind({ random }: Means) {
    const kind = random.pick(blockKinds);
    if ($select(random, false)) $setBlockKind(kind);
  },
  list({ random }: Means) {
    const kind = random.pick(['bullet', 'number'] as const);
    if ($select(random, false)) $insertList(kind);
  },
  paste(means: Means) {
    const blocks = pasted(means);
    if ($select(means.random, false)) $insertBlocks(blocks);
  },
  table({ random }: Means) {
    if ($select(random, false)) $insertTable(2, 2, random.next() < 0.5);
  },
  clear(_means: Means) {
    const paragraph = $createParagraphNode();
    $getRoot().clear().append(paragraph);
    paragraph.select();
  },
};

export type Edit = keyof typeof edits;

function phrase({ random, mark }: Means): string {
  return `${random.pick(words)}${mark()} `;
}

function pasted(means: Means): Block[] {
  const { random } = means;
  const children = () => [
    { kind: 'text' as const, text: phrase(means) + phrase(means), format: random.pick([0, 1, 8]) },
  ];
  const line = (): Block => ({ kind: 'paragraph', dir: random.pick(['rtl', 'ltr', null]), children: children() });
  const blocks: Block[] = [line(), { kind: 'heading', level: 2, dir: null, children: children() }, line()];
  if (random.next() < 0.4)
    blocks.push({ kind: 'list', ordered: true, items: [{ dir: null, children: children(), lists: [] }] });
  return blocks;
}

type Spot = { node: LexicalNode; offset: number };

/** Puts the selection to a random place. */
function $select(random: Random, range: boolean): RangeSelection | null {
  const nodes = $listPlaces($getRoot());
  const first = random.below(Math.max(1, nodes.length));
  const anchorShare = random.next();
  const focusShare = random.next();
  const further = range && random.next() < 0.25 ? 1 : 0;
  const anchor = $spotIn(nodes[first], anchorShare);
  const focus = range ? $spotIn(nodes[Math.min(first + further, nodes.length - 1)], focusShare) : anchor;
  if (anchor === null || focus === null) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(anchor.node.getKey(), anchor.offset, $isTextNode(anchor.node) ? 'text' : 'element');
  selection.focus.set(focus.node.getKey(), focus.offset, $isTextNode(focus.node) ? 'text' : 'element');
  $setSelection(selection);
  return selection;
}

function $spotIn(node: LexicalNode | undefined, share: number): Spot | null {
  if (node === undefined) return null;
  if (!$isTextNode(node)) return { node, offset: 0 };
  return { node, offset: Math.floor(share * (node.getTextContentSize() + 1)) };
}

/** Texts, and blocks that are empty. */
function $listPlaces(node: LexicalNode): LexicalNode[] {
  if ($isTextNode(node)) return [node];
  if (!$isElementNode(node)) return [];
  const children = node.getChildren();
  if (children.length === 0 && node.getType() !== 'root' && !node.isInline()) return [node];
  return children.flatMap($listPlaces);
}
