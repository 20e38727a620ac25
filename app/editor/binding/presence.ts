import { BLUR_COMMAND, COMMAND_PRIORITY_EDITOR, FOCUS_COMMAND, mergeRegister, type LexicalEditor } from 'lexical';
import type { Doc } from 'yjs';
import type { SharedText } from '../sharing/shared-text.ts';
import type { Shown } from '../sharing/shown.ts';
import { isSamePositions, nowhere, type Positions } from './caret.ts';
import { createCaretLayer, type Drawn } from './draw-carets.ts';
import type { Links } from './links.ts';
import { $toPlace, type Place } from './positions.ts';

/** Whose editor it is: the name is for one's own page, others hear it from the server. */
export type Me = { name: string; personId: string };

/** Tells others where one's own caret is and shows theirs, on the layer. */
export function bindPresence(
  editor: LexicalEditor,
  shared: SharedText,
  links: Links,
  { me, layer }: { me: Me; layer: HTMLElement },
) {
  const { awareness } = shared.provider;
  const { doc } = shared;
  const carets = createCaretLayer(editor, layer);
  let own: Required<Omit<Shown, 'color'>> = {
    ...nowhere,
    name: me.name,
    awarenessData: { personId: me.personId },
    focusing: editor.getRootElement()?.contains(document.activeElement) === true,
  };
  let planned = false;

  const tell = (change: Partial<typeof own>) => {
    own = { ...own, ...change };
    awareness.setLocalState(own);
  };
  const draw = () => {
    planned = false;
    if (editor.getRootElement() !== null) carets.draw(listDrawn(editor, links, doc, awareness.getStates()));
  };
  /** Once for all changes before the next picture of the page. */
  const plan = () => {
    if (planned || typeof requestAnimationFrame === 'undefined') return;
    planned = true;
    requestAnimationFrame(draw);
  };
  const follow = (focusing: boolean) => () => {
    tell({ focusing });
    return false;
  };
  const leave = () => awareness.setLocalState(null);
  const watch = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(plan);
  const stop = mergeRegister(
    editor.registerCommand(FOCUS_COMMAND, follow(true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(BLUR_COMMAND, follow(false), COMMAND_PRIORITY_EDITOR),
    editor.registerUpdateListener(plan),
    () => awareness.off('update', plan),
    () => removeEventListener('pagehide', leave),
    () => watch?.disconnect(),
    () => carets.draw(new Map()),
  );
  awareness.on('update', plan);
  addEventListener('pagehide', leave);
  watch?.observe(layer);
  tell({});
  return {
    positions: (): Positions => own,
    moved(positions: Positions): void {
      if (!isSamePositions(positions, own)) tell(positions);
    },
    placeOf: (state: Shown): Place | null => editor.read(() => $placeOf(links, doc, state.focusPos)),
    stop,
  };
}

function $placeOf(links: Links, doc: Doc, position: Positions['focusPos'] | undefined): Place | null {
  return position ? $toPlace(links, position, doc) : null;
}

function listDrawn(
  editor: LexicalEditor,
  links: Links,
  doc: Doc,
  states: ReadonlyMap<number, Shown>,
): ReadonlyMap<number, Drawn> {
  return editor.read(() => {
    const found = new Map<number, Drawn>();
    for (const [client, { anchorPos, focusPos, focusing, name = '', color = '' }] of states) {
      if (client === doc.clientID || focusing !== true) continue;
      const anchor = $placeOf(links, doc, anchorPos);
      const focus = $placeOf(links, doc, focusPos);
      if (anchor && focus) found.set(client, { name, color, anchor, focus });
    }
    return found;
  });
}
