import { $addUpdateTag, SKIP_DOM_SELECTION_TAG, type LexicalEditor } from 'lexical';

/** Changes the text. Whoever works the toolbar by keyboard stays there; a click leaves the focus in the text. */
export function runTool(editor: LexicalEditor, change: () => void): void {
  const inText = editor.getRootElement()?.contains(document.activeElement) === true;
  editor.update(() => {
    if (!inText) $addUpdateTag(SKIP_DOM_SELECTION_TAG);
    change();
  });
}
