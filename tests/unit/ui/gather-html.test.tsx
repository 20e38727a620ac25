import { createElement } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { gatherHtml } from '#app/web/gather-html.server.ts';

/** A page of short texts, as many as fill the renderer's buffer several times over. */
function page(letter: string, shift: number) {
  const lines = Array.from({ length: 60 }, (_, at) =>
    createElement('button', { key: at, 'aria-label': letter.repeat(21) }, letter.repeat(9)),
  );
  return createElement('main', null, createElement('p', null, 'x'.repeat(shift)), lines);
}

describe('a page in letters of several bytes arrives as it was written', () => {
  test.each([
    ['Arabic', 'ش'],
    ['Tifinagh', 'ⵣ'],
    ['pictures', '🗳'],
  ])('%s, wherever its letters fall in the buffer', async (_name, letter) => {
    for (let shift = 0; shift < 40; shift += 1) {
      const one = page(letter, shift);
      const body = await new Promise<Buffer>((resolve) => {
        const { pipe } = renderToPipeableStream(one, { onAllReady: () => pipe(gatherHtml(resolve)) });
      });
      expect(body.toString('utf8')).toBe(renderToString(one));
    }
  });
});
