import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $createTableCellNode, $createTableNode, $createTableRowNode } from '@lexical/table';
import { $createParagraphNode, type ElementNode } from 'lexical';
import { documentLimits } from '#app/contract/document.ts';
import { $createArticleNode } from '../nodes/article-node.ts';

/** A property that editors share, under Lexical's own name; false for a value that no editor writes. */
export type Properties = Readonly<Record<string, (value: unknown) => boolean>>;

export type ElementKind = {
  make(): ElementNode;
  properties: Properties;
  /** What may stand in it; `#text` are characters. */
  holds: ReadonlySet<string>;
  /** Lexical takes it away with the last thing in it. */
  needsContent: boolean;
};

const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const count = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);

const common: Properties = { __dir: oneOf('rtl', 'ltr', null), __indent: count(0, documentLimits.nesting) };
const inlines = ['#text', 'linebreak'];
const blocks = ['paragraph', 'heading', 'article', 'quote', 'list', 'table', 'image'];

function kind(make: () => ElementNode, holds: string[], more: Properties = {}, needsContent = false): ElementKind {
  return { make, properties: { ...common, ...more }, holds: new Set(holds), needsContent };
}

const lines = [...inlines, 'link'];

export const elementKinds: Readonly<Record<string, ElementKind>> = {
  root: kind($createParagraphNode, blocks),
  paragraph: kind($createParagraphNode, lines),
  heading: kind(() => $createHeadingNode('h3'), lines, { __tag: oneOf('h1', 'h2', 'h3') }),
  article: kind($createArticleNode, lines),
  quote: kind($createQuoteNode, lines),
  list: kind(
    () => $createListNode('bullet'),
    ['listitem'],
    { __listType: oneOf('bullet', 'number'), __tag: oneOf('ul', 'ol'), __start: count(0, 10_000) },
    true,
  ),
  listitem: kind(() => $createListItemNode(), [...lines, 'list']),
  link: kind(() => $createLinkNode(''), inlines, { __url: isText, __rel: isTextOrNull }, true),
  table: kind($createTableNode, ['tablerow'], {}, true),
  tablerow: kind(() => $createTableRowNode(), ['tablecell'], {}, true),
  tablecell: kind(() => $createTableCellNode(), blocks, {
    __colSpan: count(1, 50),
    __rowSpan: count(1, 200),
    __headerState: count(0, 3),
  }),
};

export const pictureProperties: Properties = { __imageId: isText, __alt: isText };
