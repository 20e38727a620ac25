import { $createTextNode, $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { nodeTypes, type Block } from '#app/contract/document.ts';
import { readAddress } from '#app/editor/blocks/link-edits.ts';
import { countText } from '#app/editor/blocks/plain-text.ts';
import { $findMatches, $replaceAll } from '#app/editor/find/text-matches.ts';
import { $createArticleNode } from '#app/editor/nodes/article-node.ts';
import { documentNodes } from '#app/editor/nodes/document-nodes.ts';
import { $insertBlocks } from '#app/editor/paste/insert-blocks.ts';
import { $nodesFromBlocks } from '#app/editor/paste/nodes-from-blocks.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { openBoundEditor } from '#tests/support/bound-editor.ts';

/** The product's editor over a new shared document. */
const makeEditor = () => openBoundEditor();

const text = (words: string, format = 0) => ({ kind: 'text' as const, text: words, format });
const line = (words: string): Block => ({ kind: 'paragraph', dir: null, children: [text(words)] });
const tree: Block[] = [
  { kind: 'heading', level: 2, dir: 'rtl', children: [text('عنوان')] },
  { kind: 'article', number: 1, dir: null, children: [text('الموضوع')] },
  { kind: 'article', number: 2, dir: 'ltr', children: [text('Objet', 1)] },
  { kind: 'quote', dir: null, children: [text('قول'), { kind: 'break' }, text('ثان', 8)] },
  {
    kind: 'paragraph',
    dir: null,
    children: [text('a\tb '), { kind: 'link', url: 'https://a.ma', children: [text('c')] }],
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      {
        dir: null,
        children: [text('1')],
        lists: [{ kind: 'list', ordered: false, items: [{ dir: null, children: [text('2')], lists: [] }] }],
      },
    ],
  },
  {
    kind: 'table',
    rows: [
      [{ header: true, colSpan: 2, rowSpan: 1, blocks: [line('h')] }],
      [
        { header: false, colSpan: 1, rowSpan: 1, blocks: [line('x')] },
        { header: false, colSpan: 1, rowSpan: 1, blocks: [line('y'), line('z')] },
      ],
    ],
  },
  { kind: 'image', imageId: '00000000-0000-4000-8000-000000000001', alt: 'ساحة' },
];

describe('what the editor writes', () => {
  test('the server reads as it was meant', () => {
    const { editor, doc } = makeEditor();
    editor.update(() => void $getRoot().append(...$nodesFromBlocks(tree)), { discrete: true });
    expect(readDocument(doc)).toEqual(tree);
  });

  test('articles and pictures carry the names of the contract', () => {
    const { editor, doc } = makeEditor();
    editor.update(() => void $getRoot().append(...$nodesFromBlocks([tree[1], tree[7]] as Block[])), { discrete: true });
    const [article, image] = doc
      .get('root', Y.XmlText)
      .toDelta()
      .map(({ insert }: { insert: Y.XmlText }) => insert);
    expect(article).toBeInstanceOf(Y.XmlText);
    expect(article?.getAttribute('__type')).toBe('article');
    expect(image).toBeInstanceOf(Y.XmlElement);
    expect(image?.getAttributes()).toMatchObject({
      __type: 'image',
      __imageId: '00000000-0000-4000-8000-000000000001',
      __alt: 'ساحة',
    });
  });

  test('is of the kinds of the contract and no other', () => {
    const { blocks, inner, pictures } = nodeTypes;
    const known = new Set<string>([...blocks, ...inner, ...pictures, 'paragraph']);
    expect(documentNodes.map((node) => node.getType()).filter((type) => !known.has(type))).toEqual([]);
  });

  test('the line after an article is a paragraph', () => {
    const { editor, doc } = makeEditor();
    editor.update(
      () => {
        const article = $createArticleNode().append($createTextNode('الموضوع'));
        $getRoot().append(article);
        article.setDirection('rtl').insertNewAfter();
      },
      { discrete: true },
    );
    expect(readDocument(doc).map(({ kind }) => kind)).toEqual(['article', 'paragraph']);
  });
});

describe('finding in the text', () => {
  test('across formats, in lists and cells, but not across lines', () => {
    const { editor } = makeEditor();
    editor.update(
      () =>
        void $getRoot().append(
          ...$nodesFromBlocks([
            { kind: 'paragraph', dir: null, children: [text('المد'), text('رسة', 1), text(' و المدرسه')] },
            line('المد'),
            line('رسة'),
            tree[6] as Block,
          ]),
        ),
      { discrete: true },
    );
    expect(editor.read(() => $findMatches('المدرسة'))).toHaveLength(2);
    expect(editor.read(() => $findMatches('z'))).toHaveLength(1);
    let count = 0;
    editor.update(() => (count = $replaceAll($findMatches('المدرسة'), 'الثانوية')), { discrete: true });
    expect(count).toBe(2);
    expect(editor.read(() => $getRoot().getFirstChild()?.getTextContent())).toBe('الثانوية و الثانوية');
  });
});

test.each([
  ['https://a.ma/x', 'https://a.ma/x'],
  ['www.guelmim.ma', 'https://www.guelmim.ma'],
  ['contact@guelmim.ma', 'mailto:contact@guelmim.ma'],
  ['tel:+212528000000', 'tel:+212528000000'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//evil.example', null],
  ['كلمات عادية', null],
  ['', null],
])('the address %s', (given, kept) => {
  expect(readAddress(given)).toBe(kept);
});

test('words are counted as on the public page', () => {
  expect(countText('المادة 1: l’eau, «نص»\n\nfin')).toEqual({ words: 5, characters: 21 });
});

describe('putting in what was pasted', () => {
  const list: Block = {
    kind: 'list',
    ordered: true,
    items: [
      { dir: null, children: [text('أول')], lists: [] },
      { dir: null, children: [text('آخر')], lists: [] },
    ],
  };

  /** Pastes at the end of the first line of words. */
  function paste(start: Block[], pasted: Block[]): Block[] {
    const { editor, doc } = makeEditor();
    editor.update(
      () => {
        $getRoot().append(...$nodesFromBlocks(start));
        const first = $getRoot().getFirstDescendant();
        first?.selectEnd();
        $insertBlocks(pasted);
      },
      { discrete: true },
    );
    return readDocument(doc);
  }

  test('a line joins the line it comes to', () => {
    expect(paste([line('a')], [line('b')])).toEqual([line('ab')]);
    expect(paste([list], [line('b')])).toMatchObject([{ items: [{ children: [text('أولb')] }, {}] }]);
  });

  test('lines and lists become items of a list', () => {
    expect(paste([list], [line('b'), { ...list, ordered: false }])).toMatchObject([
      { kind: 'list', ordered: true, items: [{ children: [text('أول')] }, { children: [text('b')] }, {}, {}, {}] },
    ]);
  });

  test('a table goes after the list, with a line after it', () => {
    const kinds = paste([list], [line('b'), tree[6] as Block]).map(({ kind }) => kind);
    expect(kinds).toEqual(['list', 'paragraph', 'table', 'paragraph']);
  });

  test('a table in a table leaves its words', () => {
    const [table] = paste([tree[6] as Block], [tree[6] as Block, line('b')]);
    expect(JSON.stringify(table).match(/"kind":"table"/g)).toHaveLength(1);
    expect(JSON.stringify(table)).toContain('"b"');
  });
});
