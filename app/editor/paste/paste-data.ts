import type { Block } from '#app/contract/document.ts';
import { readHtml } from './read-html.ts';
import { reduceHtml } from './reduce-html.ts';
import type { Dropped } from './reduce-inlines.ts';

/** The part of a clipboard or of a drag that is read. */
export type PasteSource = { getData(type: string): string; files?: ArrayLike<{ type: string }> };

export type Pasted = { blocks: Block[]; dropped: Dropped };

/** The longest paste that is read, in characters. */
const longest = 4 * 1024 * 1024;

/** What a text may take of a clipboard; HTML where there is any, else plain lines. */
export function readPaste(source: PasteSource): Pasted {
  const html = source.getData('text/html').slice(0, longest);
  const plain = source.getData('text/plain').slice(0, longest);
  const reduced = html === '' ? null : reduceHtml(readHtml(html));
  const files = Array.from(source.files ?? []).filter(({ type }) => type.startsWith('image/')).length;
  if (reduced !== null && (reduced.blocks.length > 0 || plain === '')) return reduced;
  return { blocks: readLines(plain), dropped: { ...reduced?.dropped, ...(files > 0 && { pictures: files }) } };
}

function readLines(text: string): Block[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => ({
    kind: 'paragraph',
    dir: null,
    children: line === '' ? [] : [{ kind: 'text', text: line.replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, ''), format: 0 }],
  }));
}
