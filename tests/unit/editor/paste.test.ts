import { describe, expect, test } from 'vitest';
import type { Block } from '#app/contract/document.ts';
import { readHtml } from '#app/editor/paste/read-html.ts';
import { readPaste } from '#app/editor/paste/paste-data.ts';
import { reduceHtml } from '#app/editor/paste/reduce-html.ts';

const reduce = (html: string) => reduceHtml(readHtml(html));
const paragraph = (text: string, format = 0): Block => ({
  kind: 'paragraph',
  dir: null,
  children: [{ kind: 'text', text, format }],
});

describe('what is pasted', () => {
  test('nothing that runs comes in', () => {
    const { blocks, dropped } = reduce(
      '<p onclick="x()">نص<script>alert("<p>1</p>")</script></p><img src=x onerror=alert(1)><iframe src="//a">b</iframe><svg onload=x><text>c</text></svg>',
    );
    expect(blocks).toEqual([paragraph('نص')]);
    expect(dropped).toEqual({ scripts: 1, pictures: 2, embeds: 1 });
    expect(JSON.stringify(blocks)).not.toMatch(/alert|onerror|onclick|onload/);
  });

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'file:///etc/passwd',
  ])('the link %s becomes its words', (url) => {
    const { blocks, dropped } = reduce(`<p><a href="${url}">هنا</a></p>`);
    expect(blocks).toEqual([paragraph('هنا')]);
    expect(dropped).toEqual({ links: 1 });
  });

  test('formats stay, styles go and are counted', () => {
    const { blocks, dropped } = reduce(
      '<p style="color:red;text-align:center" class="MsoNormal"><b style="font-weight:normal">a <span style="font-weight:700;color:blue">b</span></b> <u>c</u></p>',
    );
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        dir: null,
        children: [
          { kind: 'text', text: 'a ', format: 0 },
          { kind: 'text', text: 'b', format: 1 },
          { kind: 'text', text: ' ', format: 0 },
          { kind: 'text', text: 'c', format: 8 },
        ],
      },
    ]);
    expect(dropped).toEqual({ styles: 2 });
  });

  test('a list of Word becomes a list', () => {
    const item = (sign: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
    const { blocks } = reduce(`<!--StartFragment-->${item('1.', 'أول')}${item('2.', 'ثان')}<!--EndFragment-->`);
    expect(blocks).toMatchObject([{ kind: 'list', ordered: true, items: [{}, {}] }]);
    expect(JSON.stringify(blocks)).not.toMatch(/1\.|2\.|nbsp/);
    expect(reduce(item('·', 'x')).blocks).toMatchObject([{ kind: 'list', ordered: false }]);
  });

  test('nested lists, also as browsers write them', () => {
    const { blocks } = reduce('<ul><li>a<ol><li>b</ol><li>c</li><ul><li>d</li></ul></ul>');
    expect(blocks).toMatchObject([
      {
        kind: 'list',
        ordered: false,
        items: [{ lists: [{ ordered: true, items: [{}] }] }, { lists: [{ ordered: false, items: [{}] }] }],
      },
    ]);
  });

  test('a table in a table leaves its words', () => {
    const { blocks, dropped } = reduce('<table><tr><th>h<td colspan=3>a<table><tr><td>b</table></table>');
    expect(dropped).toEqual({ nested_tables: 1 });
    expect(blocks).toEqual([
      {
        kind: 'table',
        rows: [
          [
            { header: true, colSpan: 1, rowSpan: 1, blocks: [paragraph('h')] },
            { header: false, colSpan: 3, rowSpan: 1, blocks: [paragraph('a'), paragraph('b')] },
          ],
        ],
      },
    ]);
  });

  test('headings, articles, quotes, directions and pictures of this text', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const { blocks } = reduce(
      `<h1 dir=rtl>a</h1><h5>b</h5><h3 data-article>c</h3><blockquote>d</blockquote><img data-image-id="${id}" alt="e"><div>f<br>g</div>`,
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'heading', 'article', 'quote', 'image', 'paragraph']);
    expect(blocks[0]).toMatchObject({ level: 1, dir: 'rtl' });
    expect(blocks[1]).toMatchObject({ level: 3 });
    expect(blocks[4]).toEqual({ kind: 'image', imageId: id, alt: 'e' });
  });

  test('broken HTML costs nothing but itself', () => {
    expect(reduce('<p>a<p>b</div></p><b>c').blocks).toHaveLength(3);
    expect(reduce('<'.repeat(50_000)).blocks).toHaveLength(1);
    const deep = reduce(`${'<div>'.repeat(5_000)}x`).blocks;
    expect(deep).toEqual([paragraph('x')]);
    expect(reduce('<p title="a>b">c &lt;d&gt; &#1575;&unknown;</p>').blocks).toEqual([paragraph('c <d> ا&unknown;')]);
  });

  test('plain text comes in line by line', () => {
    const source = { getData: (type: string) => (type === 'text/plain' ? 'a\r\n\r\nb\u0007\n' : '') };
    expect(readPaste(source).blocks).toEqual([
      paragraph('a'),
      { kind: 'paragraph', dir: null, children: [] },
      paragraph('b'),
    ]);
  });

  test('a picture alone is told', () => {
    const source = { getData: () => '', files: [{ type: 'image/png' }] };
    expect(readPaste(source)).toEqual({ blocks: [], dropped: { pictures: 1 } });
  });
});
