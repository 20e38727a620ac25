import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { Klass, LexicalNode } from 'lexical';
import { ArticleNode } from './article-node.ts';
import { ImageNode } from './image-node.tsx';

/** Everything a text may hold, beside the paragraphs, texts, tabs and line breaks that Lexical brings. */
export const documentNodes: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  ArticleNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  ImageNode,
];
