import {
  createUndoManager,
  createYjsBinding,
  getAnchorAndFocusCollabNodesForUserState,
  initLocalState,
  setLocalStateFocus,
  syncCursorPositions,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
  type Binding,
  type Provider,
} from '@lexical/yjs';
import {
  $getNodeByKey,
  BLUR_COMMAND,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  FOCUS_COMMAND,
  mergeRegister,
  REDO_COMMAND,
  SKIP_COLLAB_TAG,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { UndoManager, type Text, type Transaction, type YEvent } from 'yjs';
import { keepHistory } from '../blocks/one-step.ts';
import type { SharedText } from './shared-text.ts';

type Me = { name: string; personId: string };

/** The colour before the server says which one it is; one's own caret is the browser's. */
const ownColor = 'var(--author-0)';

/**
 * Ties the editor to the shared text, both ways, as Lexical's collaboration plugin does: changes, one's own undo history
 * without what others wrote, and the carets of all. Nothing is written into an empty text: the server does that.
 * @param carets where the carets of others are drawn
 */
export function bindEditor(editor: LexicalEditor, shared: SharedText, me: Me, carets: HTMLElement) {
  const provider = shared.provider as unknown as Provider;
  // Its id becomes part of a CSS identifier.
  const docMap = new Map([['text', shared.doc]]);
  const binding = createYjsBinding({ editor, id: 'text', doc: shared.doc, docMap });
  binding.cursorsContainer = carets;
  const data = { personId: me.personId };
  const focused = editor.getRootElement()?.contains(document.activeElement) === true;
  initLocalState(provider, me.name, ownColor, focused, data);
  const follow = (focusing: boolean) => () => {
    setLocalStateFocus(provider, me.name, ownColor, focusing, data);
    return false;
  };
  const drawCarets = () => syncCursorPositions(binding, provider, { selectionHighlight: true });
  const leave = () => provider.awareness.setLocalState(null);
  provider.awareness.on('update', drawCarets);
  addEventListener('pagehide', leave);
  const unbind = mergeRegister(
    bindText(binding, provider),
    bindHistory(editor, createUndoManager(binding, binding.root.getSharedType())),
    editor.registerCommand(FOCUS_COMMAND, follow(true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(BLUR_COMMAND, follow(false), COMMAND_PRIORITY_EDITOR),
    () => provider.awareness.off('update', drawCarets),
    () => removeEventListener('pagehide', leave),
    () => binding.root.destroy(binding),
  );
  return { binding, unbind };
}

function bindText(binding: Binding, provider: Provider): () => void {
  const root = binding.root.getSharedType();
  const sure = withSureCaret(binding, provider);
  const listen = (events: YEvent<Text>[], { origin }: Transaction) => {
    if (origin !== binding)
      syncYjsChangesToLexical(binding, sure, events, origin instanceof UndoManager, (found) =>
        syncCursorPositions(found, provider, { selectionHighlight: true }),
      );
  };
  root.observeDeep(listen as Parameters<typeof root.observeDeep>[0]);
  return mergeRegister(
    () => root.unobserveDeep(listen as Parameters<typeof root.observeDeep>[0]),
    binding.editor.registerUpdateListener((update) => {
      const { prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags } = update;
      if (tags.has(SKIP_COLLAB_TAG)) return;
      syncLexicalUpdateToYjs(
        binding,
        provider,
        prevEditorState,
        editorState,
        dirtyElements,
        dirtyLeaves,
        normalizedNodes,
        tags,
      );
    }),
  );
}

/**
 * The provider as changes of others see it: without one's own caret while that points into a text that is no longer
 * there. Lexical would give up the whole change for it, and show something else than the shared text from then on.
 */
function withSureCaret(binding: Binding, provider: Provider): Provider {
  const { awareness } = provider;
  const getLocalState = () => {
    const state = awareness.getLocalState();
    if (state === null) return null;
    const { anchorCollabNode, focusCollabNode } = getAnchorAndFocusCollabNodesForUserState(binding, state);
    const isGone = [anchorCollabNode, focusCollabNode].some(
      (node) => node !== null && $getNodeByKey(node.getKey()) === null,
    );
    return isGone ? null : state;
  };
  const sure: unknown = Object.create(awareness, { getLocalState: { value: getLocalState } });
  return Object.create(provider, { awareness: { value: sure } }) as Provider;
}

function bindHistory(editor: LexicalEditor, history: UndoManager): () => void {
  const tell = () => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, history.undoStack.length > 0);
    editor.dispatchCommand(CAN_REDO_COMMAND, history.redoStack.length > 0);
  };
  const run = (act: () => unknown) => () => {
    act();
    return true;
  };
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) history.on(event, tell);
  keepHistory(editor, history);
  return mergeRegister(
    editor.registerCommand(
      UNDO_COMMAND,
      run(() => history.undo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      run(() => history.redo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    () => history.destroy(),
  );
}
