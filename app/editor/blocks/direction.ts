import { $getSelection, $isRangeSelection, type ElementNode } from 'lexical';
import type { Direction } from '#app/contract/document.ts';
import { $findBlock } from './block-kind.ts';

/** Sets the direction of every chosen block; null lets each follow its first strong letter. */
export function $setDirection(direction: Direction): void {
  for (const block of $listBlocks()) block.setDirection(direction);
}

/** The blocks that the selection touches, each once. */
export function $listBlocks(): ElementNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const blocks = new Map<string, ElementNode>();
  for (const node of [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]) {
    const block = $findBlock(node);
    if (block !== null) blocks.set(block.getKey(), block);
  }
  return [...blocks.values()];
}
