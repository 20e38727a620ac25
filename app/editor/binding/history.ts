import {
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import * as Y from 'yjs';
import { keepHistory } from '../blocks/one-step.ts';

type Options = {
  /** Marks what was written here: only that is undone. */
  origin: object;
  /** Writes what the editor still keeps. */
  settle(): void;
};

/** Undo and redo of what was done here, whatever others did meanwhile; their words are never taken away by it. */
export function bindHistory(editor: LexicalEditor, root: Y.XmlText, { origin, settle }: Options): () => void {
  const history = new Y.UndoManager(root, {
    trackedOrigins: new Set([origin]),
    deleteFilter: (item) => !isNeeded(item, root.doc?.clientID),
  });
  const tell = () => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, history.undoStack.length > 0);
    editor.dispatchCommand(CAN_REDO_COMMAND, history.redoStack.length > 0);
  };
  /** After the update that the command came in: what comes out of the history is an update of its own. */
  const run = (act: () => unknown) => () => {
    queueMicrotask(() => {
      settle();
      act();
    });
    return true;
  };
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) history.on(event, tell);
  keepHistory(editor, history);
  const undo = run(() => history.undo());
  const redo = run(() => history.redo());
  return mergeRegister(
    editor.registerCommand(UNDO_COMMAND, undo, COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(REDO_COMMAND, redo, COMMAND_PRIORITY_EDITOR),
    () => history.destroy(),
  );
}

/** Whether an undo would take away an element in which others wrote, or what it was made with (C-68). */
function isNeeded({ content, parent, parentSub }: Y.Item, own: number | undefined): boolean {
  if (content instanceof Y.ContentType) return holdsOthersWords(content.type, own);
  return parentSub !== null && parent instanceof Y.XmlText && holdsOthersWords(parent as Y.AbstractType<unknown>, own);
}

function holdsOthersWords(type: Y.AbstractType<unknown>, own: number | undefined): boolean {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString && item.id.client !== own) return true;
    if (item.content instanceof Y.ContentType && holdsOthersWords(item.content.type, own)) return true;
  }
  return false;
}
