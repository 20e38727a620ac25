import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block, DocumentTree, Inline, List, ListItem } from '#app/contract/document.ts';
import { countWords, toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { firstUpdate, writeDocument } from '#server/engines/document/write-document.ts';

const text = (words: string, format = 0): Inline => ({ kind: 'text', text: words, format });
const letters = fc.string({
  unit: fc.constantFrom('ب', 'ا', 'é', 'x', '7', ' ', '\t', '😀'),
  minLength: 1,
  maxLength: 8,
});
const dir = fc.constantFrom('rtl' as const, 'ltr' as const, null);

/** Texts beside each other differ in format: those that do not are one text. */
const inlines: fc.Arbitrary<Inline[]> = fc
  .array(
    fc.oneof(
      letters.map((words) => text(words, 0)),
      letters.map((words) => text(words, 1)),
      fc.constant<Inline>({ kind: 'break' }),
      letters.map((words): Inline => ({ kind: 'link', url: 'https://example.org/', children: [text(words)] })),
    ),
    { maxLength: 5 },
  )
  .map((list) =>
    list.filter((one, index) => {
      const before = list[index - 1];
      return !(one.kind === 'text' && before?.kind === 'text' && before.format === one.format);
    }),
  )
  .filter((list) =>
    list.every((one, index) => {
      const before = list[index - 1];
      return !(one.kind === 'text' && before?.kind === 'text' && before.format === one.format);
    }),
  );

const plainBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), dir, children: inlines }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3), dir, children: inlines }),
  fc.record({ kind: fc.constant('quote' as const), dir, children: inlines }),
);
const item: fc.Arbitrary<ListItem> = fc.record({
  dir,
  children: inlines.filter((list) => list.length > 0),
  lists: fc.constant<List[]>([]),
});
const list: fc.Arbitrary<List> = fc.record({
  kind: fc.constant('list' as const),
  ordered: fc.boolean(),
  items: fc.array(item, { minLength: 1, maxLength: 3 }),
});
const nested = fc
  .tuple(list, list)
  .map(([outer, inner]): Block => ({ ...outer, items: outer.items.map((one) => ({ ...one, lists: [inner] })) }));
const cell = fc.record({
  header: fc.boolean(),
  colSpan: fc.integer({ min: 1, max: 3 }),
  rowSpan: fc.constant(1),
  blocks: fc.array(plainBlock, { minLength: 1, maxLength: 2 }),
});
const table: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('table' as const),
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
});
const image: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('image' as const),
  imageId: fc.uuid(),
  alt: fc.constantFrom('ساحة المدرسة', 'Plan de l’avenue'),
});
const tree: fc.Arbitrary<DocumentTree> = fc.array(fc.oneof(plainBlock, list, nested, table, image), { minLength: 1 });

function docOf(blocks: DocumentTree): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, firstUpdate(blocks));
  return doc;
}

test('what is written into a shared document is read from it again', () => {
  fc.assert(
    fc.property(tree, (blocks) => {
      expect(readDocument(docOf(blocks))).toEqual(blocks);
    }),
    { numRuns: 60 },
  );
});

test('writing again replaces everything, also for somebody who has the earlier text', () => {
  const doc = docOf([{ kind: 'paragraph', dir: null, children: [text('قديم')] }]);
  const reader = new Y.Doc();
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc));
  writeDocument(doc, [{ kind: 'quote', dir: 'rtl', children: [text('جديد', 1)] }]);
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(reader)));
  expect(readDocument(reader)).toEqual([{ kind: 'quote', dir: 'rtl', children: [text('جديد', 1)] }]);
});

test('articles are numbered in their order, and words counted in both scripts', () => {
  const article = (words: string): Block => ({ kind: 'article', number: 0, dir: null, children: [text(words)] });
  const read = readDocument(
    docOf([article('الهدف'), { kind: 'paragraph', dir: null, children: [] }, article('Portée')]),
  );
  expect(read.flatMap((block) => (block.kind === 'article' ? [block.number] : []))).toEqual([1, 2]);
  expect(toPlainText(read)).toBe('الهدف\n\nPortée');
  expect(countWords(sentence('يوصي الفضاء بـ 3 تدابير. L’avenue des Écoles'))).toBe(8);
});

const sentence = (words: string): DocumentTree => [{ kind: 'paragraph', dir: null, children: [text(words)] }];

test('authors are told by the client that wrote, run by run', () => {
  const first = new Y.Doc();
  first.clientID = 11;
  writeDocument(first, sentence('من الأول'));
  const second = new Y.Doc();
  second.clientID = 22;
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
  const paragraph = second.get('root', Y.XmlText).toDelta()[0].insert as Y.XmlText;
  paragraph.insert(paragraph.length, ' et du second');
  const [block] = readDocument(second, { authors: true });
  expect(block).toMatchObject({
    children: [
      { text: 'من الأول', by: 11 },
      { text: ' et du second', by: 22 },
    ],
  });
  expect(readDocument(second)).toEqual(sentence('من الأول et du second'));
});

test('what the schema does not know is left out: odd types, addresses that run, pictures without a text', () => {
  const doc = docOf([
    { kind: 'paragraph', dir: null, children: [{ kind: 'link', url: 'https://a.ma', children: [text('x')] }] },
  ]);
  const root = doc.get('root', Y.XmlText);
  const link = (root.toDelta()[0].insert as Y.XmlText).toDelta()[0].insert as Y.XmlText;
  link.setAttribute('__url', 'javascript:alert(1)');
  const script = new Y.XmlText();
  root.insertEmbed(0, script);
  script.setAttribute('__type', 'script');
  const picture = new Y.XmlElement();
  root.insertEmbed(0, picture);
  picture.setAttribute('__type', 'image');
  picture.setAttribute('__imageId', '../../etc/passwd');
  root.insert(0, 'lost words');
  expect(readDocument(doc)).toEqual([
    { kind: 'paragraph', dir: null, children: [{ kind: 'link', url: '#', children: [text('x')] }] },
  ]);
});

test('a tower of elements is read to its limit and no further', () => {
  const doc = new Y.Doc();
  let parent = doc.get('root', Y.XmlText);
  for (let level = 0; level < 3000; level += 1) {
    const cell = new Y.XmlText();
    parent.insertEmbed(0, cell);
    cell.setAttribute('__type', ['table', 'tablerow', 'tablecell'][level % 3] ?? '');
    parent = cell;
  }
  expect(JSON.stringify(readDocument(doc)).length).toBeLessThan(5000);
});
