import type { LexicalEditor } from 'lexical';
import type { UndoManager } from 'yjs';

const historyKey = Symbol('history');

type WithHistory = LexicalEditor & { [historyKey]?: UndoManager };

/** Lets {@link asOneStep} reach the undo history of an editor. */
export function keepHistory(editor: LexicalEditor, history: UndoManager): void {
  (editor as WithHistory)[historyKey] = history;
}

/** Changes the text so that one "undo" takes back this, all of this and nothing beside it. */
export function asOneStep(editor: LexicalEditor, change: () => void): void {
  const history = (editor as WithHistory)[historyKey];
  history?.stopCapturing();
  editor.update(change, { discrete: true });
  history?.stopCapturing();
}
