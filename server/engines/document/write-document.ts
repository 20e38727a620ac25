import * as Y from 'yjs';
import type { Block, Direction, DocumentTree, Inline, List, TableCell } from '#app/contract/document.ts';

/**
 * Makes a shared document say what a tree says: everything in it is replaced, in one transaction. Numbers of articles
 * and authors are not written; they follow from the text.
 */
export function writeDocument(doc: Y.Doc, tree: DocumentTree): void {
  const root = doc.get('root', Y.XmlText);
  doc.transact(() => {
    if (root.length > 0) root.delete(0, root.length);
    const blocks = tree.length > 0 ? tree : [emptyParagraph];
    for (const block of blocks) addBlock(root, block);
  });
}

/** Adds blocks at the end; an empty paragraph that is all there is makes room for them. */
export function addBlocks(doc: Y.Doc, blocks: DocumentTree): void {
  const root = doc.get('root', Y.XmlText);
  doc.transact(() => {
    const first: unknown = root.length === 1 ? root.toDelta()[0]?.insert : null;
    if (first instanceof Y.XmlText && first.length === 0) root.delete(0, 1);
    for (const block of blocks) addBlock(root, block);
  });
}

/** The first update of a new document that says what a tree says. */
export function firstUpdate(tree: DocumentTree): Uint8Array {
  const doc = new Y.Doc();
  writeDocument(doc, tree);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

const emptyParagraph: Block = { kind: 'paragraph', dir: null, children: [] };

type Properties = Record<string, string | number | null>;

/** Puts a child at the end. Only what is in a document already knows its length, so parents come before their children. */
function append<T extends Y.XmlText | Y.XmlElement | Y.Map<unknown>>(parent: Y.XmlText, child: T): T {
  parent.insertEmbed(parent.length, child);
  return child;
}

/** Puts a line of words at a place of an element that holds such lines. */
export function insertLine(parent: Y.XmlText, index: number, type: 'paragraph' | 'listitem', text: string): void {
  const element = new Y.XmlText();
  parent.doc?.transact(() => {
    parent.insertEmbed(index, element);
    setProperties(element, type, null, {});
    fillText(element, text, 0);
  });
}

function addElement(parent: Y.XmlText, type: string, dir: Direction, more: Properties = {}): Y.XmlText {
  const element = append(parent, new Y.XmlText());
  setProperties(element, type, dir, more);
  return element;
}

function setProperties(element: Y.XmlText, type: string, dir: Direction, more: Properties): void {
  const all: Properties = {
    __type: type,
    __format: 0,
    __style: '',
    __indent: 0,
    __dir: dir,
    __textFormat: 0,
    __textStyle: '',
    ...more,
  };
  // Lexical keeps numbers and null in attributes; the types of Yjs name strings only.
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value as string);
}

function addBlock(parent: Y.XmlText, block: Block): void {
  if (block.kind === 'list') addList(parent, block, 0);
  else if (block.kind === 'table') addTable(parent, block.rows);
  else if (block.kind === 'image') {
    const element = append(parent, new Y.XmlElement());
    element.setAttribute('__type', 'image');
    element.setAttribute('__imageId', block.imageId);
    element.setAttribute('__alt', block.alt);
  } else {
    const more: Properties = block.kind === 'heading' ? { __tag: `h${block.level}` } : {};
    fill(addElement(parent, block.kind, block.dir, more), block.children);
  }
}

function fill(element: Y.XmlText, inlines: Inline[]): void {
  for (const inline of inlines) {
    if (inline.kind === 'break') append(element, new Y.Map<unknown>([['__type', 'linebreak']]));
    else if (inline.kind === 'text') fillText(element, inline.text, inline.format);
    else {
      const more = { __url: inline.url, __target: null, __rel: 'noreferrer', __title: null };
      fill(addElement(element, 'link', null, more), inline.children);
    }
  }
}

function fillText(element: Y.XmlText, text: string, format: number): void {
  for (const piece of text.split(/(\t)/)) {
    if (piece === '') continue;
    const properties = new Map<string, unknown>([
      ['__type', piece === '\t' ? 'tab' : 'text'],
      ['__format', format],
      ['__style', ''],
      ['__mode', 0],
      ['__detail', piece === '\t' ? 2 : 0],
    ]);
    append(element, new Y.Map<unknown>(properties));
    element.insert(element.length, piece);
  }
}

function addList(parent: Y.XmlText, list: List, indent: number): void {
  const names = list.ordered ? { __listType: 'number', __tag: 'ol' } : { __listType: 'bullet', __tag: 'ul' };
  const element = addElement(parent, 'list', null, { ...names, __start: 1 });
  let value = 0;
  for (const item of list.items) {
    value += 1;
    fill(addElement(element, 'listitem', item.dir, { __value: value, __indent: indent }), item.children);
    for (const inner of item.lists) {
      value += 1;
      addList(addElement(element, 'listitem', null, { __value: value, __indent: indent }), inner, indent + 1);
    }
  }
}

function addTable(parent: Y.XmlText, rows: TableCell[][]): void {
  const table = addElement(parent, 'table', null);
  for (const cells of rows) {
    const row = addElement(table, 'tablerow', null);
    for (const { header, colSpan, rowSpan, blocks } of cells) {
      const more = { __colSpan: colSpan, __rowSpan: rowSpan, __headerState: header ? 1 : 0 };
      const cell = addElement(row, 'tablecell', null, more);
      for (const block of blocks.length > 0 ? blocks : [emptyParagraph]) addBlock(cell, block);
    }
  }
}
