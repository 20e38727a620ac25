import type { Block, Direction, Inline, List, ListItem, TableCell } from '#app/contract/document.ts';
import { readInlines, type Dropped } from './reduce-inlines.ts';
import type { HtmlElement, HtmlNode } from './read-html.ts';

const containers: ReadonlySet<string> = new Set(
  '#root html body div section main header footer nav aside form fieldset figure figcaption address center dl details summary article'.split(
    ' ',
  ),
);
const lineBlocks: ReadonlySet<string> = new Set([
  'p',
  'pre',
  'blockquote',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
]);
const holders =
  /^(p|div|section|ul|ol|table|blockquote|h[1-6]|pre|dl|li|article|main|header|footer|figure|form|center|img)$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reduces what was pasted to what a text may hold; `dropped` counts what was left behind. */
export function reduceHtml(root: HtmlElement): { blocks: Block[]; dropped: Dropped } {
  const dropped: Dropped = {};
  return { blocks: readBlocks(root, { dropped, table: false }), dropped };
}

type Place = { dropped: Dropped; table: boolean };

function readBlocks(parent: HtmlElement, place: Place): Block[] {
  const blocks: Block[] = [];
  let line: HtmlNode[] = [];
  const endLine = () => {
    const children = readInlines(line, place.dropped);
    line = [];
    if (children.length > 0) blocks.push({ kind: 'paragraph', dir: readDirection(parent), children });
  };
  for (const child of parent.children) {
    if (typeof child === 'string' || !isBlock(child)) line.push(child);
    else {
      endLine();
      blocks.push(...readBlock(child, place));
    }
  }
  endLine();
  return joinWordLists(blocks);
}

function isBlock(element: HtmlElement): boolean {
  return holders.test(element.tag) || element.children.some((child) => typeof child !== 'string' && isBlock(child));
}

function readBlock(element: HtmlElement, place: Place): Block[] {
  const { tag, children } = element;
  if (tag === 'img') return readImage(element, place.dropped);
  if (tag === 'ul' || tag === 'ol') return [readList(element, place.dropped)].filter(({ items }) => items.length > 0);
  if (tag === 'table') return readTable(element, place);
  const holdsBlocks = children.some((child) => typeof child !== 'string' && isBlock(child));
  if (holdsBlocks || (containers.has(tag) && !lineBlocks.has(tag))) return readBlocks(element, place);
  return readLine(element, place.dropped);
}

function readLine(element: HtmlElement, dropped: Dropped): Block[] {
  const { tag, attributes } = element;
  noteStyles(element, dropped);
  const children = readInlines(element.children, dropped);
  const dir = readDirection(element);
  if (children.length === 0) return [];
  const wordList = readWordList(element, dir, children);
  if (wordList !== null) return [wordList];
  if (attributes['data-article'] !== undefined) return [{ kind: 'article', number: 0, dir, children }];
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level !== undefined) return [{ kind: 'heading', level: toLevel(Number(level)), dir, children }];
  return [{ kind: tag === 'blockquote' ? 'quote' : 'paragraph', dir, children }];
}

/** The page's own first heading is no part of a text, so what comes from one is a level higher there. */
function toLevel(level: number): 1 | 2 | 3 {
  return level <= 1 ? 1 : level === 2 ? 2 : 3;
}

function readDirection({ attributes }: HtmlElement): Direction {
  const dir = attributes.dir?.toLowerCase();
  return dir === 'rtl' || dir === 'ltr' ? dir : null;
}

export function noteStyles({ attributes }: HtmlElement, dropped: Dropped): void {
  if (
    /(^|[;\s])(color|background|font-(?!weight|style)|text-align|line-height|margin|letter-spacing)/i.test(
      attributes.style ?? '',
    )
  )
    dropped.styles = (dropped.styles ?? 0) + 1;
}

function readImage({ attributes }: HtmlElement, dropped: Dropped): Block[] {
  const imageId = attributes['data-image-id'] ?? '';
  const alt = attributes.alt?.trim() ?? '';
  if (uuid.test(imageId) && alt !== '') return [{ kind: 'image', imageId, alt }];
  dropped.pictures = (dropped.pictures ?? 0) + 1;
  return [];
}

function readList(element: HtmlElement, dropped: Dropped): List {
  const items: ListItem[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const nested = child.tag === 'ul' || child.tag === 'ol';
    const lists = (nested ? [child] : child.children.filter(isList)).map((list) => readList(list, dropped));
    const children = nested
      ? []
      : readInlines(
          child.children.filter((inner) => !isList(inner)),
          dropped,
        );
    const before = items.at(-1);
    if (nested && before) before.lists.push(...lists);
    else if (children.length > 0 || lists.length > 0) items.push({ dir: readDirection(child), children, lists });
  }
  return { kind: 'list', ordered: element.tag === 'ol', items };
}

function isList(node: HtmlNode): node is HtmlElement {
  return typeof node !== 'string' && (node.tag === 'ul' || node.tag === 'ol');
}

/** Word writes lists as paragraphs that only look like one. */
function readWordList({ attributes }: HtmlElement, dir: Direction, children: Inline[]): List | null {
  if (!/mso-list:\s*l\d/i.test(attributes.style ?? '')) return null;
  const first = children[0];
  const sign = first?.kind === 'text' ? /^\s*([^\s]{1,5})[\s\u00a0]+/.exec(first.text) : null;
  const ordered = sign !== null && /^[\p{L}\p{N}]+[.)-]$/u.test(sign[1] ?? '');
  if (sign && first?.kind === 'text') first.text = first.text.slice(sign[0].length);
  return { kind: 'list', ordered, items: [{ dir, children, lists: [] }] };
}

function joinWordLists(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (block.kind === 'list' && before?.kind === 'list' && before.ordered === block.ordered)
      before.items.push(...block.items);
    else joined.push(block);
  }
  return joined;
}

function readTable(element: HtmlElement, place: Place): Block[] {
  if (place.table) {
    place.dropped.nested_tables = (place.dropped.nested_tables ?? 0) + 1;
    return listRows(element).flatMap((row) => cellsOf(row).flatMap((cell) => readBlocks(cell, place)));
  }
  const rows = listRows(element)
    .map((row) => cellsOf(row).map((cell) => readCell(cell, place)))
    .filter((cells) => cells.length > 0);
  return rows.length > 0 ? [{ kind: 'table', rows }] : [];
}

function listRows(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.tag === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? listRows(child) : [];
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter(
    (cell) => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th'),
  ) as HtmlElement[];
}

function readCell(cell: HtmlElement, place: Place): TableCell {
  const span = (name: string, most: number) =>
    Math.min(Math.max(Math.trunc(Number(cell.attributes[name])) || 1, 1), most);
  const blocks = readBlocks(cell, { ...place, table: true });
  return { header: cell.tag === 'th', colSpan: span('colspan', 50), rowSpan: span('rowspan', 200), blocks };
}
