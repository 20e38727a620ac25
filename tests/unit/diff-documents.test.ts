import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, DiffBlock, DocumentTree, Inline, List } from '#app/contract/document.ts';
import { diffDocuments } from '#server/engines/document/diff-documents.ts';
import { diffWords } from '#server/engines/document/diff-words.ts';
import { listLines } from '#server/engines/document/list-lines.ts';

const words = (text: string, format = 0): Inline => ({ kind: 'text', text, format });
const paragraph = (text: string, format = 0): Block => ({
  kind: 'paragraph',
  dir: null,
  children: [words(text, format)],
});
const picture = (alt: string, imageId = 'a'): Block => ({ kind: 'image', imageId, alt });
const lines = (tree: DocumentTree): string[] => listLines(tree).map(({ text }) => text);

function apply(diff: DiffBlock[], side: 'added' | 'removed'): string[] {
  const other = side === 'added' ? 'removed' : 'added';
  return diff
    .filter(({ kind }) => kind !== other)
    .map(({ parts }) => parts.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join(''));
}

const kinds = (diff: DiffBlock[]): string[] => diff.map(({ kind }) => kind);
const told = (diff: DiffBlock[]): string[] =>
  diff.flatMap(({ parts }) => parts.map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`));

const word = fc.constantFrom(
  'ساحة',
  'السوق',
  'الجماعة',
  'commune',
  "l'avis",
  'de',
  '12',
  'والإنارة',
  '،',
  '.',
  ' ',
  '\n',
);
const text = fc.array(word, { maxLength: 12 }).map((all) => all.join(' '));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text, format: fc.nat(15) }),
  fc.constant({ kind: 'break' as const }),
  fc.record({
    kind: fc.constant('link' as const),
    url: fc.webUrl(),
    children: fc.array(
      text.map((t) => words(t)),
      { maxLength: 1 },
    ),
  }),
);
const line = { dir: fc.constant(null), children: fc.array(inline, { maxLength: 3 }) };
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), ...line }),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    ...line,
  }),
  fc.record({ kind: fc.constant('article' as const), number: fc.nat(9), ...line }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ ...line, lists: fc.constant<List[]>([]) }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(
      fc.array(
        text.map((t) => ({ header: false, colSpan: 1, rowSpan: 1, blocks: [paragraph(t)] })),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    ),
  }),
  fc.record({ kind: fc.constant('image' as const), imageId: fc.constantFrom('a', 'b'), alt: text }),
);
const tree = fc.array(block, { maxLength: 12 });

describe('a comparison of two texts', () => {
  test('turns the older into the newer and back, whatever they are', () => {
    fc.assert(
      fc.property(tree, tree, (older, newer) => {
        const diff = diffDocuments(older, newer);
        expect(apply(diff, 'added')).toEqual(lines(newer));
        expect(apply(diff, 'removed')).toEqual(lines(older));
      }),
      { numRuns: 300 },
    );
  });

  test('turns a text into one made from it by taking out, putting in and changing', () => {
    const edit = fc.record({ at: fc.nat(11), block: fc.option(block, { nil: undefined }) });
    fc.assert(
      fc.property(tree, fc.array(edit, { maxLength: 4 }), (older, edits) => {
        const newer = [...older];
        for (const { at, block } of edits) newer.splice(at, block ? 0 : 1, ...(block ? [block] : []));
        const diff = diffDocuments(older, newer);
        expect(apply(diff, 'added')).toEqual(lines(newer));
        expect(apply(diff, 'removed')).toEqual(lines(older));
      }),
    );
  });

  test('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(kinds(diffDocuments(one, one)).every((kind) => kind === 'same')).toBe(true);
      }),
    );
  });

  test('does not take formatting, an empty line or another kind of block for a change', () => {
    const older = [paragraph('تحدث لجنة للتتبع'), paragraph(''), paragraph('وتجتمع كل شهر')];
    const newer: DocumentTree = [
      { kind: 'heading', level: 2, dir: 'rtl', children: [words('تحدث '), words('لجنة للتتبع', 1)] },
      paragraph('وتجتمع كل شهر', 8),
    ];
    expect(kinds(diffDocuments(older, newer))).toEqual(['same', 'same']);
    expect(diffDocuments(older, newer)[0]).toMatchObject({ block: 'heading', lang: 'ar' });
  });

  test('does not take the new number of an article for a change', () => {
    const article = (number: number, title: string): Block => ({
      kind: 'article',
      number,
      dir: null,
      children: [words(title)],
    });
    const diff = diffDocuments([article(1, 'الموضوع')], [article(1, 'تعاريف'), article(2, 'الموضوع')]);
    expect(kinds(diff)).toEqual(['added', 'same']);
  });

  test('tells which words changed in Arabic', () => {
    const diff = diffDocuments(
      [paragraph('توصي الجماعة بتهيئة ساحة السوق قبل متم سنة 2027.')],
      [paragraph('توصي الجماعة بتهيئة ساحة السوق وإنارتها قبل متم سنة 2028.')],
    );
    expect(told(diff)).toEqual([
      '=توصي الجماعة بتهيئة ساحة السوق ',
      '+وإنارتها ',
      '=قبل متم سنة ',
      '-2027',
      '+2028',
      '=.',
    ]);
  });

  test('tells which words changed in French, and joins words that changed side by side', () => {
    const diff = diffDocuments(
      [paragraph('La commune veille à la propreté de l’espace public.')],
      [paragraph('La commune veille à un éclairage suffisant de l’espace public.')],
    );
    expect(told(diff)).toEqual([
      '=La commune veille à ',
      '-la propreté',
      '+un éclairage suffisant',
      '= de l’espace public.',
    ]);
    expect(diff[0]?.lang).toBe('fr');
  });

  test('shows another address of a link, and another picture under the same words', () => {
    const link = (url: string): Block => ({
      kind: 'paragraph',
      dir: null,
      children: [
        words('انظر '),
        { kind: 'link', url, children: [words('القانون التنظيمي')] },
        words(' في مادته الأولى'),
      ],
    });
    expect(kinds(diffDocuments([link('https://a.ma/')], [link('https://b.ma/')]))).toEqual(['changed']);
    expect(kinds(diffDocuments([picture('ساحة', 'a')], [picture('ساحة', 'b')]))).toEqual(['removed', 'added']);
    expect(kinds(diffDocuments([picture('ساحة'), picture('باب', 'b')], [picture('ساحة السوق')]))).toEqual([
      'changed',
      'removed',
    ]);
  });

  test('keeps a moved paragraph whole', () => {
    const [one, two, three] = ['أولا: النظافة', 'ثانيا: الإنارة', 'ثالثا: الأرصفة'].map((t) => paragraph(t)) as [
      Block,
      Block,
      Block,
    ];
    expect(kinds(diffDocuments([one, two, three], [two, three, one]))).toEqual(['removed', 'same', 'same', 'added']);
  });
});

describe('it is whole and ends soon', () => {
  const sentence = (seed: number): string =>
    Array.from({ length: 40 }, (_, at) => `كلمة${(seed * 31 + at * 17) % 977}`).join(' ');
  const long = (seed: number, length = 2000): DocumentTree =>
    Array.from({ length }, (_, at) => paragraph(sentence(at + seed)));
  const expectWhole = (older: DocumentTree, newer: DocumentTree): void => {
    const diff = diffDocuments(older, newer);
    expect(apply(diff, 'added')).toEqual(lines(newer));
    expect(apply(diff, 'removed')).toEqual(lines(older));
  };

  test('with 2,000 blocks of which every third changed', () => {
    const older = long(0);
    expectWhole(
      older,
      older.map((one, at) => (at % 3 ? one : paragraph(`${sentence(at)} ثم أضيف`))),
    );
  });
  test('with 2,000 blocks that have nothing in common', () => expectWhole(long(0), long(100_000)));
  test('with 2,000 equal blocks on one side and 1,000 on the other', () =>
    expectWhole(
      Array.from({ length: 2000 }, () => paragraph('بند')),
      Array.from({ length: 1000 }, () => paragraph('بند')),
    ));
  test('with 100 long blocks that are half alike', () => {
    const half = (at: number, other: number): string =>
      Array.from({ length: 2800 }, (_, word) => `كلمة${at}x${word % 2 ? word : word + other}`).join(' ');
    const blocks = (other: number): DocumentTree => Array.from({ length: 100 }, (_, at) => paragraph(half(at, other)));
    expectWhole(blocks(0), blocks(1_000_000));
  });
  test('with one paragraph of 40,000 words that is written anew', () => {
    const text = (word: string): string => Array.from({ length: 40_000 }, (_, at) => `${word}${at % 500}`).join(' ');
    expect(diffWords(text('قديم'), text('جديد')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
