import { ListItemNode } from '@lexical/list';
import type { LexicalEditor } from 'lexical';

/** Each item of a list runs as its own letters do, where nothing was chosen for it; Lexical asks the whole list. */
export function registerItemDirection(editor: LexicalEditor): () => void {
  return editor.registerMutationListener(ListItemNode, (changes) => {
    for (const [key, change] of changes) {
      const element = change === 'destroyed' ? null : editor.getElementByKey(key);
      if (element?.dir === '') element.dir = 'auto';
    }
  });
}
