import * as Y from 'yjs';
import { allFormats, documentLimits, linkShape } from '#app/contract/document.ts';
import type {
  Block,
  Direction,
  DocumentTree,
  Inline,
  Link,
  List,
  ListItem,
  TableCell,
} from '#app/contract/document.ts';
import { listParts, type Part } from './list-parts.ts';

type Options = {
  /** Mark each text with the Yjs client that wrote it. */
  authors?: boolean;
};

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads a shared document into the tree that is shown, compared and searched. What the schema does not know is left out,
 * whatever a client put there; nothing is thrown for it.
 */
export function readDocument(doc: Y.Doc, { authors = false }: Options = {}): DocumentTree {
  const counter = { articles: 0 };
  return readBlocks(doc.get('root', Y.XmlText), { authors, counter, depth: 0 });
}

type Place = { authors: boolean; counter: { articles: number }; depth: number };

function readBlocks(parent: Y.XmlText, place: Place): Block[] {
  if (place.depth > documentLimits.nesting) return [];
  return listParts(parent).flatMap((part): Block[] => {
    if (part.kind === 'picture') return readPicture(part.element);
    if (part.kind !== 'element') return [];
    return readBlock(part.element, { ...place, depth: place.depth + 1 });
  });
}

function readBlock(element: Y.XmlText, place: Place): Block[] {
  const type: unknown = element.getAttribute('__type');
  const text = () => ({ dir: readDirection(element), children: readInlines(element, place) });
  if (type === 'paragraph') return [{ kind: 'paragraph', ...text() }];
  if (type === 'heading') return [{ kind: 'heading', level: readLevel(element), ...text() }];
  if (type === 'article') {
    place.counter.articles += 1;
    return [{ kind: 'article', number: place.counter.articles, ...text() }];
  }
  if (type === 'quote') return [{ kind: 'quote', ...text() }];
  if (type === 'list') return readList(element, place);
  return type === 'table' ? readTable(element, place) : [];
}

function readPicture(element: Y.XmlElement): Block[] {
  const imageId: unknown = element.getAttribute('__imageId');
  const alt: unknown = element.getAttribute('__alt');
  if (typeof imageId !== 'string' || !uuidShape.test(imageId) || typeof alt !== 'string' || alt.trim() === '')
    return [];
  return [{ kind: 'image', imageId, alt: alt.slice(0, documentLimits.altText.max) }];
}

function readLevel(element: Y.XmlText): 1 | 2 | 3 {
  const tag: unknown = element.getAttribute('__tag');
  if (tag === 'h1') return 1;
  return tag === 'h2' ? 2 : 3;
}

function readDirection(element: Y.XmlText): Direction {
  const dir: unknown = element.getAttribute('__dir');
  return dir === 'rtl' || dir === 'ltr' ? dir : null;
}

/** A list; what is nested in it are items that hold nothing but a list, as Lexical makes them. */
function readList(element: Y.XmlText, place: Place): List[] {
  if (place.depth > documentLimits.nesting) return [];
  const items: ListItem[] = [];
  for (const part of listParts(element)) {
    if (part.kind !== 'element' || part.element.getAttribute('__type') !== 'listitem') continue;
    const inner = { ...place, depth: place.depth + 2 };
    const lists = listParts(part.element).flatMap((child) =>
      child.kind === 'element' && child.element.getAttribute('__type') === 'list' ? readList(child.element, inner) : [],
    );
    const children = readInlines(part.element, place);
    const before = items.at(-1);
    if (children.length === 0 && lists.length > 0 && before) before.lists.push(...lists);
    else items.push({ dir: readDirection(part.element), children, lists });
  }
  const ordered = (element.getAttribute('__listType') as unknown) === 'number';
  return items.length === 0 ? [] : [{ kind: 'list', ordered, items }];
}

function readTable(element: Y.XmlText, place: Place): Block[] {
  const rows = childrenOf(element, 'tablerow')
    .map((row) => childrenOf(row, 'tablecell').map((cell) => readCell(cell, place)))
    .filter((cells) => cells.length > 0);
  return rows.length === 0 ? [] : [{ kind: 'table', rows }];
}

function childrenOf(element: Y.XmlText, type: string): Y.XmlText[] {
  return listParts(element).flatMap((part) =>
    part.kind === 'element' && part.element.getAttribute('__type') === type ? [part.element] : [],
  );
}

function readCell(cell: Y.XmlText, place: Place): TableCell {
  return {
    header: readNumber(cell, '__headerState', 0, 3) > 0,
    colSpan: readNumber(cell, '__colSpan', 1, 50),
    rowSpan: readNumber(cell, '__rowSpan', 1, 200),
    blocks: readBlocks(cell, { ...place, depth: place.depth + 2 }),
  };
}

function readNumber(element: Y.XmlText, name: string, least: number, most: number): number {
  const value: unknown = element.getAttribute(name);
  return typeof value === 'number' && Number.isInteger(value) ? Math.min(Math.max(value, least), most) : least;
}

function readInlines(element: Y.XmlText, place: Place): Inline[] {
  const inlines = listParts(element).flatMap((part): Inline[] => {
    if (part.kind === 'text') return readText(part, place);
    if (part.kind === 'break') return [{ kind: 'break' }];
    return part.kind === 'element' ? readLink(part.element, place) : [];
  });
  return joinTexts(inlines);
}

function readText(part: Extract<Part, { kind: 'text' }>, place: Place): Inline[] {
  const format = typeof part.format === 'number' ? part.format & allFormats : 0;
  if (!place.authors) return [{ kind: 'text', text: part.runs.map(({ text }) => text).join(''), format }];
  return part.runs.map(({ text, by }) => ({ kind: 'text' as const, text, format, by }));
}

function readLink(element: Y.XmlText, place: Place): Link[] {
  if (element.getAttribute('__type') !== 'link' && (element.getAttribute('__type') as unknown) !== 'autolink')
    return [];
  const url: unknown = element.getAttribute('__url');
  const children = listParts(element).flatMap((part): Inline[] => {
    if (part.kind === 'text') return readText(part, place);
    return part.kind === 'break' ? [{ kind: 'break' }] : [];
  });
  if (children.length === 0) return [];
  return [
    { kind: 'link', url: typeof url === 'string' && linkShape.test(url) ? url : '#', children: joinTexts(children) },
  ];
}

/** Texts of one format and one author beside each other are one text. */
function joinTexts(inlines: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const before = joined.at(-1);
    if (inline.kind === 'text' && inline.text === '') continue;
    if (
      inline.kind === 'text' &&
      before?.kind === 'text' &&
      before.format === inline.format &&
      before.by === inline.by
    ) {
      before.text += inline.text;
    } else joined.push(inline.kind === 'text' ? { ...inline } : inline);
  }
  return joined;
}
