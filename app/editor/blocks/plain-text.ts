import { $isListItemNode } from '@lexical/list';
import { $isTableRowNode } from '@lexical/table';
import { $getRoot, $isElementNode, type ElementNode, type LexicalNode } from 'lexical';
import { $isArticleNode } from '../nodes/article-node.ts';

/** The words of the text, a line for each block, for the clipboard and for counting. Call inside a read. */
export function $plainText(): string {
  return $getRoot().getChildren().flatMap($linesOf).join('\n\n');
}

function $linesOf(node: LexicalNode): string[] {
  if (!$isElementNode(node)) return [node.getTextContent()];
  if ($isTableRowNode(node))
    return [
      node
        .getChildren()
        .map((cell) => $linesOf(cell).join(' '))
        .join('\t'),
    ];
  if (!$holdsBlocks(node)) return [`${$isListItemNode(node) ? '- ' : ''}${node.getTextContent()}`];
  return [node.getChildren().flatMap($linesOf).join('\n')];
}

function $holdsBlocks(node: ElementNode): boolean {
  return node.getChildren().some((child) => $isElementNode(child) && !child.isInline());
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu;

/** Counts as the server does for the text's public page. */
export function countText(text: string): { words: number; characters: number } {
  return { words: text.match(word)?.length ?? 0, characters: [...text.replaceAll(/\s/g, '')].length };
}

/** The number of articles in the text. Call inside a read. */
export function $countArticles(): number {
  return $getRoot().getChildren().filter($isArticleNode).length;
}
