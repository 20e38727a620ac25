import { $isListItemNode, $isListNode } from '@lexical/list';
import { $isTableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
} from 'lexical';
import type { Block, List } from '#app/contract/document.ts';
import { $findBlock } from '../blocks/block-kind.ts';
import { $currentTable } from '../blocks/table-edits.ts';
import { $isImageNode } from '../nodes/image-node.tsx';
import { $nodesFromBlocks } from './nodes-from-blocks.ts';

/**
 * Puts blocks where the selection is. A single line joins the line it comes to; a table does not go into a table, and
 * into a list only what a list holds. Call inside an update.
 */
export function $insertBlocks(pasted: Block[]): void {
  const selection = $getSelection();
  if (selection === null || pasted.length === 0) return;
  const blocks = $currentTable() === null ? pasted : withoutTables(pasted);
  const only = blocks.length === 1 ? blocks[0] : undefined;
  const item = $isRangeSelection(selection) ? $findBlock(selection.anchor.getNode()) : null;
  if (only?.kind === 'paragraph' && $isRangeSelection(selection)) {
    const [line] = $nodesFromBlocks([only]);
    if ($isElementNode(line)) selection.insertNodes(line.getChildren());
    return;
  }
  if ($isListItemNode(item)) $insertBesideItem(item, blocks);
  else selection.insertNodes($nodesFromBlocks(blocks));
  $endWithLine();
}

function withoutTables(blocks: Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flat().flatMap((cell) => withoutTables(cell.blocks)) : [block],
  );
}

/** Lines become items after this one; anything else goes after the whole list. */
function $insertBesideItem(item: ElementNode, blocks: Block[]): void {
  const items = blocks.map(toItems);
  if (items.every((found) => found !== null)) {
    const [list] = $nodesFromBlocks([{ kind: 'list', ordered: false, items: items.flat() }]);
    let last: ElementNode = item;
    for (const next of $isListNode(list) ? list.getChildren() : []) {
      last.insertAfter(next);
      if ($isElementNode(next)) last = next;
    }
    last.selectEnd();
    return;
  }
  let list = item.getParent();
  while ($isListItemNode(list?.getParent())) list = list?.getParent()?.getParent() ?? null;
  const line = $createParagraphNode();
  list?.insertAfter(line);
  line.select().insertNodes($nodesFromBlocks(blocks));
}

function toItems(block: Block): List['items'] | null {
  if (block.kind === 'list') return block.items;
  return block.kind === 'paragraph' ? [{ dir: block.dir, children: block.children, lists: [] }] : null;
}

/** So that there is a line to write on after a table or a picture. */
function $endWithLine(): void {
  const last = $getRoot().getLastChild();
  if ($isTableNode(last) || $isImageNode(last)) last.insertAfter($createParagraphNode());
}
