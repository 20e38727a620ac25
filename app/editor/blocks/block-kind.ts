import { $isListItemNode, $isListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootOrShadowRoot,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $createArticleNode, $isArticleNode } from '../nodes/article-node.ts';

export const blockKinds = ['paragraph', 'h1', 'h2', 'h3', 'article', 'quote'] as const;
export type BlockKind = (typeof blockKinds)[number];

const makers: Record<BlockKind, () => ElementNode> = {
  paragraph: () => $createParagraphNode(),
  h1: () => $createHeadingNode('h1'),
  h2: () => $createHeadingNode('h2'),
  h3: () => $createHeadingNode('h3'),
  article: () => $createArticleNode(),
  quote: () => $createQuoteNode(),
};

/** Makes the chosen blocks of one kind; their words, formats and direction stay. */
export function $setBlockKind(kind: BlockKind): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection))
    $setBlocksType(selection, makers[kind], (before, after) => after.setDirection(before.getDirection()));
}

/** The block a place is in: what lies on the page itself or in a table's cell; in a list, the item. */
export function $findBlock(node: LexicalNode): ElementNode | null {
  let at: LexicalNode | null = node;
  while (at !== null) {
    const parent: ElementNode | null = at.getParent();
    if ($isListItemNode(at)) return at;
    if (parent !== null && $isRootOrShadowRoot(parent)) return $isElementNode(at) ? at : null;
    at = parent;
  }
  return null;
}

export function $readBlockKind(block: ElementNode | null): BlockKind {
  if ($isHeadingNode(block)) {
    const tag = block.getTag();
    return tag === 'h1' || tag === 'h2' ? tag : 'h3';
  }
  if ($isArticleNode(block)) return 'article';
  return $isQuoteNode(block) ? 'quote' : 'paragraph';
}

export function $readListKind(block: ElementNode | null): 'bullet' | 'number' | null {
  const list = $isListItemNode(block) ? block.getParent() : null;
  if (!$isListNode(list)) return null;
  return list.getListType() === 'number' ? 'number' : 'bullet';
}
