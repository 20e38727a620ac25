import type { LexicalEditor } from 'lexical';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { registerKeys } from './blocks/register-keys.ts';
import { Toolbar, type Asked, type ToolbarHandle } from './toolbar/toolbar.tsx';
import { useCount } from './use-count.ts';
import type { Say } from './use-voice.ts';

/** What is opened now and then comes after the text, and is there before the network may go away. */
const loadExtras = () => import('./editor-extras.tsx');
const Dialogs = lazy(async () => ({ default: (await loadExtras()).Dialogs }));
const FindPanel = lazy(async () => ({ default: (await loadExtras()).FindPanel }));

/** Seconds after which the rest is fetched, whatever the page is doing. */
const patience = 3_000;

type Props = { editor: LexicalEditor; controls: string; say: Say };

/** The toolbar, its keys, and what they open. */
export function WritingTools({ editor, controls, say }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [finding, setFinding] = useState(false);
  const [size, setSize] = useState<string | null>(null);
  const toolbar = useRef<ToolbarHandle>(null);
  const count = useCount(editor);
  useEffect(
    () =>
      registerKeys(editor, {
        onLink: () => setAsked('link'),
        onFind: () => setFinding(true),
        onToolbar: () => toolbar.current?.enter(),
      }),
    [editor],
  );
  useEffect(() => {
    const timer = setTimeout(() => void loadExtras(), patience);
    return () => clearTimeout(timer);
  }, []);
  const close = () => {
    setAsked(null);
    setFinding(false);
    // Once what was open has gone: until then the page behind a dialog takes no focus.
    requestAnimationFrame(() => editor.focus());
  };
  return (
    <>
      <Toolbar
        ref={toolbar}
        editor={editor}
        controls={controls}
        findOpen={finding}
        onAsk={(what) => (what === 'find' ? setFinding(!finding) : setAsked(what))}
        onLeave={() => editor.focus()}
        onCount={() => {
          setSize(count());
          say('count', count());
        }}
      />
      {size === null ? null : <p className="editor-size nums no-print">{size}</p>}
      <Suspense fallback={null}>
        {finding ? <FindPanel editor={editor} say={say} onClose={close} /> : null}
        {asked ? <Dialogs editor={editor} asked={asked} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
