import { $addUpdateTag, $setSelection, SKIP_DOM_SELECTION_TAG, type LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { asOneStep } from '../blocks/one-step.ts';
import { addFoundLook, markMatches, unmarkMatches } from './mark-matches.ts';
import { $findMatches, $replace, $replaceAll, $selectionOf, type Match } from './text-matches.ts';

/** The browser puts the focus where it puts a selection: the next key would write over what was found. */
const $stayInPanel = () => $addUpdateTag(SKIP_DOM_SELECTION_TAG);

/** Looks for words in the text and follows its changes, one's own and those of others. */
export function useFind(editor: LexicalEditor) {
  const [query, setQuery] = useState('');
  const [matches, setMatches] = useState<Match[]>([]);
  /** -1 until somebody goes to a first place. */
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const look = () => setMatches(editor.read(() => $findMatches(query)));
    look();
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) look();
    });
  }, [editor, query]);
  useEffect(addFoundLook, []);
  const at = Math.min(current, matches.length - 1);
  useEffect(() => {
    markMatches(editor, matches, at);
    return unmarkMatches;
  }, [editor, matches, at]);

  function select(index: number): void {
    const match = matches[index];
    setCurrent(index);
    if (!match) return;
    editor.update(() => {
      $stayInPanel();
      const selection = $selectionOf(match);
      if (selection !== null) $setSelection(selection);
    });
    markMatches(editor, matches, index)?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }
  return {
    count: matches.length,
    at,
    look(text: string): void {
      setQuery(text);
      setCurrent(-1);
    },
    /** Goes on by one, or back; gives the number of the place, from 1, or 0. */
    step(by: 1 | -1): number {
      if (matches.length === 0) return 0;
      const next = at < 0 && by < 0 ? matches.length - 1 : (at + by + matches.length) % matches.length;
      select(next);
      return next + 1;
    },
    replace(text: string): boolean {
      const match = matches[Math.max(at, 0)];
      if (!match) return false;
      asOneStep(editor, () => {
        $stayInPanel();
        const selection = $selectionOf(match);
        if (selection !== null) $replace(selection, text);
      });
      return true;
    },
    replaceAll(text: string): number {
      let count = 0;
      asOneStep(editor, () => {
        $stayInPanel();
        count = $replaceAll($findMatches(query), text);
      });
      return count;
    },
  };
}
