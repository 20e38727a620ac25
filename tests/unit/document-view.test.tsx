import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Block, DiffBlock, DocumentTree, Inline, List } from '#app/contract/document.ts';
import type { Lang } from '#app/contract/languages.ts';
import { countChanges, foldLines } from '../../app/features/opinions/fold-lines.ts';
import { DocumentView } from '../../app/features/opinions/document-view.tsx';
import { DiffLine } from '../../app/features/opinions/diff-line.tsx';
import { createTranslator } from '../../app/i18n/translator.ts';
import { SpeakProvider } from '../../app/i18n/use-t.tsx';

const speaker = (lang: Lang) =>
  createTranslator(lang, { opinion: { table: 'جدول {{number}}', contents: 'المحتويات', no_text_title: 'لا نص' } }, []);

function show(tree: DocumentTree, lang: Lang = 'ar'): string {
  return renderToStaticMarkup(
    <SpeakProvider translator={speaker(lang)}>
      <DocumentView tree={tree} lang={lang} images="/ar/guelmim/opinions/1/images" />
    </SpeakProvider>,
  );
}

const text = (words: string, format = 0): Inline => ({ kind: 'text', text: words, format });
const line = (...children: Inline[]) => ({ dir: null, children });
const paragraph = (words: string): Block => ({ kind: 'paragraph', ...line(text(words)) });
const heading = (level: number, words: string): Block =>
  ({ kind: 'heading', level, ...line(text(words)) }) as unknown as Block;
const article = (number: number, words = ''): Block => ({
  kind: 'article',
  number,
  ...line(...(words ? [text(words)] : [])),
});
const link = (url: string, ...children: Inline[]): Inline => ({ kind: 'link', url, children });
const levels = (html: string): string[] => [...html.matchAll(/<h(\d)/g)].map(([, level = '']) => level);

describe('a text as it is read', () => {
  test('A-40 has real headings, lists and quotes, each line with its language and direction', () => {
    const list: List = { kind: 'list', ordered: true, items: [{ ...line(text('أولا')), lists: [] }] };
    const html = show([
      heading(1, 'السياق'),
      paragraph('ساحة السوق'),
      { kind: 'quote', dir: 'ltr', children: [text('Loi organique 113-14')] },
      { kind: 'list', ordered: false, items: [{ ...line(text('بند')), lists: [list] }] },
    ]);
    expect(html).toContain('<h2 id="part-1" lang="ar" dir="auto">السياق</h2>');
    expect(html).toContain('<p lang="ar" dir="auto">ساحة السوق</p>');
    expect(html).toContain('<blockquote lang="fr" dir="ltr">Loi organique 113-14</blockquote>');
    expect(html).toContain('<ul><li lang="ar" dir="auto">بند<ol><li lang="ar" dir="auto">أولا</li></ol></li></ul>');
  });

  test('leaves no level of headings out, whatever the levels are', () => {
    expect(levels(show([heading(3, 'أ'), heading(3, 'ب'), heading(1, 'ج'), heading(3, 'د')]))).toEqual([
      '2',
      '3',
      '2',
      '3',
    ]);
    expect(levels(show([heading(9, 'أ'), heading(-4, 'ب'), heading(Number.NaN, 'ج')]))).toEqual(['2', '2', '2']);
  });

  test('numbers articles in the language they are written in, one level under the heading before', () => {
    const html = show([heading(1, 'الباب الأول'), article(1, 'الموضوع'), article(2, 'Objet'), article(3)]);
    expect(levels(html)).toEqual(['2', '3', '3', '3']);
    expect(html).toContain('<span class="article-number">المادة 1: </span>الموضوع');
    expect(html).toContain('<span class="article-number">Article 2\u00a0: </span>Objet');
    expect(html).toContain('<span class="article-number">المادة 3</span></h3>');
  });

  test('marks bold, italic, underlined and struck words, and line breaks', () => {
    const html = show([
      { kind: 'paragraph', ...line(text('ا', 1), text('ب', 2), text('ج', 4), { kind: 'break' }, text('د', 9)) },
    ]);
    expect(html).toContain('<strong>ا</strong><em>ب</em><s>ج</s><br/><strong><u>د</u></strong>');
  });

  test('has tables with heads for columns and rows', () => {
    const cell = (words: string, header: boolean, colSpan = 1) => ({
      header,
      colSpan,
      rowSpan: 1,
      blocks: [paragraph(words)],
    });
    const html = show([
      { kind: 'table', rows: [[cell('السنة', true, 2)], [cell('2027', true), cell('1.000', false)]] },
    ]);
    expect(html).toContain('role="region" aria-label="جدول 1" tabindex="0"');
    expect(html).toMatch(/<th scope="col" colSpan="2"><p[^>]*>السنة<\/p><\/th>/i);
    expect(html).toMatch(/<th scope="row"><p[^>]*>2027<\/p><\/th><td><p[^>]*>1.000<\/p><\/td>/);
  });

  test('shows pictures with their words, when they come into view', () => {
    expect(show([{ kind: 'image', imageId: 'a/../b', alt: 'ساحة "السوق"' }])).toContain(
      '<img src="/ar/guelmim/opinions/1/images/a%2F..%2Fb" alt="ساحة &quot;السوق&quot;" loading="lazy" decoding="async"/>',
    );
  });

  test('leads a long text with its contents, and says where there is none', () => {
    const long = ['أ', 'ب', 'ج', 'د', 'ه'].map((words) => heading(1, words));
    expect(show(long)).toContain('<a href="#part-5"><bdi lang="ar">ه</bdi></a>');
    expect(show(long.slice(1))).not.toContain('المحتويات');
    expect(show([])).toContain('لا نص');
    expect(show([{ kind: 'paragraph', ...line() }])).toContain('لا نص');
  });
});

describe('C-55 a hostile text', () => {
  test('has no link but to addresses that a link may have', () => {
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
      'blob:x',
      '',
    ]) {
      const html = show([{ kind: 'paragraph', ...line(link(url, text('اضغط'))) }]);
      expect(html, url).not.toContain('<a ');
      expect(html, url).toContain('اضغط');
    }
    const good = show([{ kind: 'paragraph', ...line(link('https://www.sgg.gov.ma/?a=1&b="2"', text('القانون'))) }]);
    expect(good).toContain(
      '<a href="https://www.sgg.gov.ma/?a=1&amp;b=&quot;2&quot;" rel="noopener nofollow">القانون</a>',
    );
  });

  test('has no link inside a link', () => {
    const html = show([{ kind: 'paragraph', ...line(link('https://a.ma', link('https://b.ma', text('x')))) }]);
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  test('is shown as words, not as HTML', () => {
    const html = show([paragraph('<img src=x onerror=alert(1)>'), heading(1, '</h2><script>x</script>')]);
    expect(html).not.toMatch(/<script|<img/);
  });

  test('ends where it is nested without end', () => {
    let table: Block = paragraph('قاع');
    let list: List = { kind: 'list', ordered: false, items: [{ ...line(text('قاع')), lists: [] }] };
    for (let depth = 0; depth < 500; depth += 1) {
      table = { kind: 'table', rows: [[{ header: false, colSpan: 9e9, rowSpan: -3, blocks: [table] }]] };
      list = { kind: 'list', ordered: false, items: [{ ...line(), lists: [list] }] };
    }
    const html = show([table, list]);
    expect(html).not.toContain('قاع');
    expect(html.match(/<table/g)?.length).toBeLessThan(30);
    expect(html).toMatch(/colspan="50"/i);
    expect(html).not.toMatch(/rowspan/i);
  });
});

describe('a comparison', () => {
  const same = (words: string): DiffBlock => ({
    kind: 'same',
    block: 'paragraph',
    lang: 'ar',
    parts: [{ kind: 'same', text: words }],
  });
  const changed: DiffBlock = {
    kind: 'changed',
    block: 'list',
    lang: 'fr',
    parts: [
      { kind: 'same', text: 'avant ' },
      { kind: 'removed', text: '2027' },
      { kind: 'added', text: '2028' },
    ],
  };

  test('folds what did not change, but for the lines beside a change', () => {
    const stretches = foldLines([...['a', 'b', 'c', 'd'].map(same), changed, same('e'), same('f'), same('g')]);
    expect(stretches.map(({ folded, lines }) => [folded, lines.length])).toEqual([
      [true, 3],
      [false, 3],
      [false, 2],
    ]);
    expect(foldLines([])).toEqual([]);
    expect(countChanges([same('a'), changed])).toEqual({ changed: 1, added: 0, removed: 0 });
  });

  test('A-57.6 says in words what was put in and taken out', () => {
    const html = renderToStaticMarkup(
      <SpeakProvider translator={speaker('ar')}>
        <DiffLine line={changed} />
      </SpeakProvider>,
    );
    expect(html).toContain('<del><span class="sr-only" lang="ar-MA"> compare.removed </span>2027');
    expect(html).toContain('<ins><span class="sr-only" lang="ar-MA"> compare.added </span>2028');
    expect(html).toContain('<p lang="fr" dir="ltr">avant ');
    expect(html).toContain('compare.kind_changed');
  });
});
