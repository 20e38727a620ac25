import type { Block, DocumentTree, Inline, List } from '#app/contract/document.ts';

/** The words of a text, a line for each block, list item and table row; what search and comparison look at. */
export function toPlainText(tree: DocumentTree): string {
  return tree.map(blockText).join('\n');
}

/** The words of one block. */
export function blockText(block: Block): string {
  if (block.kind === 'list') return listText(block);
  if (block.kind === 'image') return block.alt;
  if (block.kind === 'table') {
    return block.rows.map((row) => row.map((cell) => cell.blocks.map(blockText).join(' ')).join('\t')).join('\n');
  }
  return inlineText(block.children);
}

/** The characters of a line. */
export function inlineText(inlines: Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      return inline.kind === 'break' ? '\n' : inlineText(inline.children);
    })
    .join('');
}

function listText(list: List): string {
  return list.items.flatMap((item) => [inlineText(item.children), ...item.lists.map(listText)]).join('\n');
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu;

/** How many words a text has: runs of letters and digits, in Arabic and Latin script alike. */
export function countWords(tree: DocumentTree): number {
  return toPlainText(tree).match(word)?.length ?? 0;
}
