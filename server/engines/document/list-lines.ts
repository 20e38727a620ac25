import type { Block, DocumentTree, Inline, List } from '#app/contract/document.ts';

/** A line of a text as it is compared: a block, an item of a list, a row of a table. */
export type Line = {
  block: Block['kind'];
  text: string;
  /** What makes two lines the same: their words, and for pictures which picture it is. Formatting is no part of it. */
  key: string;
};

/** The lines of a text that hold anything, in the order they are read. */
export function listLines(tree: DocumentTree): Line[] {
  return tree.flatMap(linesOf).filter(({ text }) => text.trim() !== '');
}

function linesOf(block: Block): Line[] {
  if (block.kind === 'list') return itemsOf(block);
  if (block.kind === 'image') return [{ block: 'image', text: block.alt, key: `${block.imageId}\n${block.alt}` }];
  if (block.kind === 'table') {
    return block.rows.map((row) =>
      line(
        'table',
        row.map((cell) => cell.blocks.flatMap((inner) => linesOf(inner).map(({ text }) => text)).join(' ')).join(' | '),
      ),
    );
  }
  return [line(block.kind, wordsOf(block.children))];
}

function itemsOf(list: List): Line[] {
  return list.items.flatMap((item) => [line('list', wordsOf(item.children)), ...item.lists.flatMap(itemsOf)]);
}

function line(block: Block['kind'], text: string): Line {
  return { block, text, key: text };
}

/** The words of a line; a link says where it leads, because another address is another text. */
function wordsOf(inlines: Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'break') return '\n';
      const words = wordsOf(inline.children);
      return words === inline.url ? words : `${words} (${inline.url})`;
    })
    .join('');
}
