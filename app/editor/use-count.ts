import type { LexicalEditor } from 'lexical';
import { useCallback } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { $countArticles, $plainText, countText } from './blocks/plain-text.ts';

/** The size of the text, in a sentence. */
export function useCount(editor: LexicalEditor): () => string {
  const { t, number } = useT();
  return useCallback(() => {
    const { words, characters } = countText(editor.read($plainText));
    const articles = editor.read($countArticles);
    return [
      t('editor:count.words', { count: words, number: number(words) }),
      t('editor:count.characters', { count: characters, number: number(characters) }),
      t('editor:count.articles', { count: articles, number: number(articles) }),
    ].join(t('editor:count.and'));
  }, [editor, t, number]);
}
