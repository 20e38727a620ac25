import type { DiffBlock, DocumentTree } from '#app/contract/document.ts';
import { guessLang, type Lang } from '#app/contract/languages.ts';
import { alignLines } from './align-lines.ts';
import { diffWords, newBudget, type Budget } from './diff-words.ts';
import { listLines, type Line } from './list-lines.ts';

/**
 * What changed from one text to another, line by line and inside a changed line word by word. Formatting is no change.
 * The lines of the newer text are, in order, the parts `same` and `added` of all that is not `removed`; those of the
 * older the parts `same` and `removed` of all that is not `added`.
 * @param lang the language of the opinion, for lines that show none of their own
 */
export function diffDocuments(older: DocumentTree, newer: DocumentTree, lang: Lang = 'ar'): DiffBlock[] {
  const [before, after] = [listLines(older), listLines(newer)];
  const budget = newBudget();
  return alignLines(before, after).flatMap((pair): DiffBlock[] => {
    const gone = pair.older === null ? undefined : before[pair.older];
    const here = pair.newer === null ? undefined : after[pair.newer];
    return gone || here ? [diffLine(gone, here, lang, budget)] : [];
  });
}

function diffLine(older: Line | undefined, newer: Line | undefined, lang: Lang, budget: Budget): DiffBlock {
  const { block, text } = newer ?? older ?? { block: 'paragraph', text: '' };
  const head = { block, lang: guessLang(text, lang) };
  if (older === undefined) return { ...head, kind: 'added', parts: [{ kind: 'added', text }] };
  if (newer === undefined) return { ...head, kind: 'removed', parts: [{ kind: 'removed', text }] };
  if (older.text === text) return { ...head, kind: 'same', parts: [{ kind: 'same', text }] };
  return { ...head, kind: 'changed', parts: diffWords(older.text, text, budget) };
}
