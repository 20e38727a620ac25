import type { LexicalEditor } from 'lexical';
import { useEffect, useRef, useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { registerKeys } from './blocks/register-keys.ts';
import { ClosableNotice } from './closable-notice.tsx';
import { Toolbar, type Asked, type ToolbarHandle } from './toolbar/toolbar.tsx';
import { useCount } from './use-count.ts';
import { useExtras } from './use-extras.ts';
import type { Say } from './use-voice.ts';

type Props = { editor: LexicalEditor; controls: string; say: Say };

/** The toolbar, its keys, and what they open. */
export function WritingTools({ editor, controls, say }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [finding, setFinding] = useState(false);
  const [size, setSize] = useState<string | null>(null);
  const toolbar = useRef<ToolbarHandle>(null);
  const count = useCount(editor);
  const { extras, isMissing } = useExtras();
  useEffect(
    () =>
      registerKeys(editor, {
        onLink: () => setAsked('link'),
        onFind: () => setFinding(true),
        onToolbar: () => toolbar.current?.enter(),
      }),
    [editor],
  );
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
      {extras && finding ? <extras.FindPanel editor={editor} say={say} onClose={close} /> : null}
      {extras && asked ? <extras.Dialogs editor={editor} asked={asked} onClose={close} /> : null}
      {isMissing && (finding || asked) ? <NotYet say={say} onClose={close} /> : null}
    </>
  );
}

/** In place of a tool that has not come before the network went. */
function NotYet({ say, onClose }: { say: Say; onClose(): void }) {
  const { t } = useT();
  useEffect(() => say('tool', `${t('editor:missing.title')}. ${t('editor:missing.about')}`), [say, t]);
  return (
    <ClosableNotice kind="warning" title={t('editor:missing.title')} onClose={onClose}>
      {t('editor:missing.about')}
    </ClosableNotice>
  );
}
