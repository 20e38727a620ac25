import type { LexicalEditor } from 'lexical';
import type { SharedText } from '../sharing/shared-text.ts';

/** Milliseconds for which a word that is being composed keeps others waiting. */
const longest = 3_000;

/**
 * Nothing of others comes in while a word is composed, as keyboards of phones do with nearly every word: to change the text
 * under it would break the word off.
 */
export function bindComposing(editor: LexicalEditor, shared: Pick<SharedText, 'pause' | 'resume'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    shared.resume();
  };
  const start = () => {
    clearTimeout(ending);
    if (timer === undefined) shared.pause();
    clearTimeout(timer);
    timer = setTimeout(end, longest);
  };
  // After the editor itself has read the word.
  const endSoon = () => {
    ending = setTimeout(end, 0);
  };
  const stop = editor.registerRootListener((root, before) => {
    before?.removeEventListener('compositionstart', start);
    before?.removeEventListener('compositionend', endSoon);
    root?.addEventListener('compositionstart', start);
    root?.addEventListener('compositionend', endSoon);
  });
  return () => {
    stop();
    end();
  };
}
