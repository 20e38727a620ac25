import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $createTableCellNode, $createTableNode, $createTableRowNode } from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTabNode,
  $createTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { Block, Inline, List, TableCell } from '#app/contract/document.ts';
import { $createArticleNode } from '../nodes/article-node.ts';
import { $createImageNode } from '../nodes/image-node.tsx';

/** Nodes of the editor that say what `blocks` say. Call inside an update. */
export function $nodesFromBlocks(blocks: Block[]): LexicalNode[] {
  return blocks.map($nodeFromBlock);
}

function $nodeFromBlock(block: Block): LexicalNode {
  if (block.kind === 'list') return $listFrom(block);
  if (block.kind === 'table') return $tableFrom(block.rows);
  if (block.kind === 'image') return $createImageNode(block.imageId, block.alt);
  const element = $emptyBlock(block);
  return element.setDirection(block.dir).append(...$inlinesFrom(block.children));
}

function $emptyBlock(block: Exclude<Block, { kind: 'list' | 'table' | 'image' }>): ElementNode {
  if (block.kind === 'heading') return $createHeadingNode(`h${block.level}`);
  if (block.kind === 'article') return $createArticleNode();
  return block.kind === 'quote' ? $createQuoteNode() : $createParagraphNode();
}

function $inlinesFrom(inlines: Inline[]): LexicalNode[] {
  return inlines.flatMap((inline): LexicalNode[] => {
    if (inline.kind === 'break') return [$createLineBreakNode()];
    if (inline.kind === 'link')
      return [$createLinkNode(inline.url, { rel: 'noreferrer' }).append(...$inlinesFrom(inline.children))];
    return inline.text
      .split(/(\t)/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === '\t' ? $createTabNode() : $createTextNode(piece).setFormat(inline.format)));
  });
}

function $listFrom({ ordered, items }: List): ListNode {
  const list = $createListNode(ordered ? 'number' : 'bullet');
  for (const { dir, children, lists } of items) {
    if (children.length > 0 || lists.length === 0)
      list.append(
        $createListItemNode()
          .setDirection(dir)
          .append(...$inlinesFrom(children)),
      );
    for (const inner of lists) list.append($createListItemNode().append($listFrom(inner)));
  }
  return list;
}

function $tableFrom(rows: TableCell[][]): LexicalNode {
  return $createTableNode().append(...rows.map((cells) => $createTableRowNode().append(...cells.map($cellFrom))));
}

function $cellFrom({ header, colSpan, rowSpan, blocks }: TableCell): LexicalNode {
  const content = blocks.length > 0 ? $nodesFromBlocks(blocks) : [$createParagraphNode()];
  return $createTableCellNode(header ? 1 : 0, colSpan)
    .setRowSpan(rowSpan)
    .append(...content);
}
