import type { Block, DocumentTree, Inline } from '#app/contract/document.ts';
import { guessLang, type Lang } from '#app/contract/languages.ts';

/** A heading of a text as it is shown: its place among the blocks, and a level that leaves none out. */
export type OutlineEntry = { at: number; level: 2 | 3 | 4 | 5; text: string; lang: Lang };

/** How an article is called before its number, in the language it is written in. */
const articleWords: Record<Lang, string> = { ar: 'المادة', fr: 'Article', en: 'Article' };

/** «المادة 3», "Article 3". */
export function articleName(number: number, lang: Lang): string {
  return `${articleWords[lang]} ${number}`;
}

/** The words of a line, without form. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((one) => (one.kind === 'text' ? one.text : one.kind === 'break' ? ' ' : wordsOf(one.children)))
    .join('');
}

/** The language of a line: its own by its letters, else that of the opinion. */
export function langOfLine(inlines: readonly Inline[], lang: Lang): Lang {
  return guessLang(wordsOf(inlines), lang);
}

/**
 * The headings and articles of a text by their places. The page has the only `h1`: a text begins at `h2`, goes down one
 * level at a time, and its articles stand one level below the heading before them.
 */
export function outlineOf(tree: DocumentTree, lang: Lang): Map<number, OutlineEntry> {
  const entries = new Map<number, OutlineEntry>();
  let last = 1;
  tree.forEach((block, at) => {
    if (block.kind !== 'heading' && block.kind !== 'article') return;
    const words = wordsOf(block.children).trim();
    if (block.kind === 'heading' && words === '') return;
    const wished = block.kind === 'article' ? last + 1 : Math.min(block.level + 1, last + 1);
    const level = Math.min(Math.max(2, Number.isFinite(wished) ? wished : 2), 5) as OutlineEntry['level'];
    if (block.kind === 'heading') last = level;
    const own = langOfLine(block.children, lang);
    entries.set(at, { at, level, lang: own, text: titleOf(block, own, words) });
  });
  return entries;
}

function titleOf(block: Block, lang: Lang, words: string): string {
  if (block.kind !== 'article') return words;
  const name = articleName(block.number, lang);
  return words ? `${name}${colon[lang]}${words}` : name;
}

/** French sets a space that does not break before a colon. */
export const colon: Record<Lang, string> = { ar: ': ', fr: '\u00a0: ', en: ': ' };

/** The id of a heading, for links that lead to it. */
export function headingId(at: number): string {
  return `part-${at + 1}`;
}
