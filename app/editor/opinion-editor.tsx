import { useEffect, useMemo, useRef, useState } from 'react';
import type { Lang } from '#app/contract/languages.ts';
import { bindEditor, type TextBinding } from './binding/bind-editor.ts';
import { createTextEditor } from './create-text-editor.ts';
import { EditorBody } from './editor-body.tsx';
import { EditorSceneContext } from './editor-context.ts';
import { useObserved } from './observed.ts';
import { registerText } from './register-text.ts';
import { createSharedText, rightsCodes, type SharedText } from './sharing/shared-text.ts';

export type OpinionEditorProps = {
  opinionId: string;
  personId: string;
  personName: string;
  /** Names the text for those who do not see it. */
  title: string;
  lang: Lang;
  mode: 'editor' | 'reader-of-frozen';
  /** Where pictures are sent to; each is shown from there under its id. */
  imageAction: string;
  /** The login ended, or the text may no longer be changed, and nothing unsaved stands here: the page may ask anew. */
  onRightsChanged(): void;
};

function roomServer(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
}

/** The text of an opinion under the hands of all its writers. For the browser only; load it when it is wanted. */
export function OpinionEditor(props: OpinionEditorProps) {
  const { opinionId, personId, personName, mode, imageAction } = props;
  const [editor] = useState(createTextEditor);
  const as = mode === 'editor' ? 'editor' : 'reader';
  const [shared] = useState(() => createSharedText({ opinionId, personId, server: roomServer(), as }));
  const scene = useMemo(() => ({ editor, images: imageAction }), [editor, imageAction]);
  const binding = useRef<TextBinding | null>(null);
  const carets = useRef<HTMLDivElement>(null);
  useEffect(() => registerText(editor), [editor]);
  useEffect(() => {
    if (carets.current === null) return undefined;
    const bound = bindEditor(editor, shared, { name: personName, personId }, carets.current);
    binding.current = bound;
    shared.open();
    return () => {
      bound.unbind();
      shared.close();
    };
  }, [editor, shared, personName, personId]);
  useEnding(shared, props);
  return (
    <EditorSceneContext.Provider value={scene}>
      <EditorBody {...props} editor={editor} shared={shared} binding={binding} carets={carets} />
    </EditorSceneContext.Provider>
  );
}

/** Tells the page that the server took a right back, unless words that only stand here would go with the page. */
function useEnding(shared: SharedText, { onRightsChanged }: OpinionEditorProps): void {
  const { closeCode, made, kept } = useObserved(shared.saving);
  const told = useRef(onRightsChanged);
  told.current = onRightsChanged;
  const over = closeCode !== null && rightsCodes.includes(closeCode) && kept >= made;
  useEffect(() => {
    if (over) told.current();
  }, [over]);
}
