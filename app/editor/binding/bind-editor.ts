import {
  $addUpdateTag,
  $getRoot,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  mergeRegister,
  SKIP_COLLAB_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from 'lexical';
import { UndoManager, type AbstractType, type Transaction, type YEvent } from 'yjs';
import type { SharedText } from '../sharing/shared-text.ts';
import type { Shown } from '../sharing/shown.ts';
import { $keepCaret, $readPositions } from './caret.ts';
import { bindComposing } from './composing.ts';
import { bindHistory } from './history.ts';
import { createLinks } from './links.ts';
import type { Place } from './positions.ts';
import { bindPresence, type Me } from './presence.ts';
import { $showChanges } from './show-changes.ts';
import { $showChildren } from './show-children.ts';
import { $writeChanges } from './write-changes.ts';

type Events = YEvent<AbstractType<unknown>>[];

/** An editor tied to a shared text. */
export type TextBinding = {
  /** Where somebody's caret is; null when it stands in what is held back or gone. */
  placeOf(state: Shown): Place | null;
  unbind(): void;
};

/**
 * Ties the editor to the shared text, both ways: each shows at every moment what the other holds. Before something comes
 * from outside, what was typed until then is written; so a difference between the two is always a change made here.
 * Nothing is written into an empty text: the server does that.
 * @param layer where the carets of others are drawn
 */
export function bindEditor(editor: LexicalEditor, shared: SharedText, me: Me, layer: HTMLElement): TextBinding {
  const { doc } = shared;
  const links = createLinks(doc);
  const root = links.root as AbstractType<unknown>;
  const presence = bindPresence(editor, shared, links, { me, layer });
  /** Marks what was written here, for the undo history. */
  const here = { editor: 'text' };
  /** Lexical keeps changes for a moment; reading makes it hand them out. */
  const settle = () => editor.read(() => undefined);

  function show(change: () => void, historic: boolean): boolean {
    let done = false;
    const update = () => {
      change();
      $keepCaret(links, doc, presence.positions());
      // Where one looks is one's own; only one's own undo may move it.
      if (!historic) $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG);
      done = true;
    };
    const tag = historic ? HISTORIC_TAG : COLLABORATION_TAG;
    editor.update(update, { discrete: true, skipTransforms: true, tag });
    return done;
  }

  function showAll(): void {
    show(() => {
      $getRoot().clear();
      $showChildren(links, links.root, $getRoot());
    }, false);
  }

  const listen = (events: Events, { origin }: Transaction) => {
    if (origin === here) return;
    const change = () => $showChanges(links, events);
    // What could not be shown as a change is shown as a whole.
    if (!show(change, origin instanceof UndoManager)) showAll();
  };
  root.observeDeep(listen as Parameters<typeof root.observeDeep>[0]);
  if (links.root.length > 0) showAll();

  const unbind = mergeRegister(
    () => root.unobserveDeep(listen as Parameters<typeof root.observeDeep>[0]),
    shared.onIncoming(settle),
    editor.registerUpdateListener(({ prevEditorState, editorState, dirtyElements, dirtyLeaves, tags }) => {
      const isOurs = [SKIP_COLLAB_TAG, COLLABORATION_TAG, HISTORIC_TAG].some((tag) => tags.has(tag));
      editorState.read(() => {
        const change = { before: prevEditorState, dirtyElements, dirtyLeaves };
        if (!isOurs) doc.transact(() => $writeChanges(links, $getRoot(), change), here);
        presence.moved($readPositions(links));
      });
    }),
    bindComposing(editor, shared),
    bindHistory(editor, links.root, { origin: here, settle }),
    presence.stop,
  );
  return { placeOf: presence.placeOf, unbind };
}
