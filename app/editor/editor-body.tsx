import type { LexicalEditor } from 'lexical';
import { useEffect, type RefObject } from 'react';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import type { TextBinding } from './binding/bind-editor.ts';
import { HoldSwitch } from './hold-switch.tsx';
import { useObserved } from './observed.ts';
import type { OpinionEditorProps } from './opinion-editor.tsx';
import { usePaste } from './paste/use-paste.tsx';
import { PeoplePanel } from './people/people-panel.tsx';
import { ClosedNotice, SavingStatus } from './saving-status.tsx';
import type { SharedText } from './sharing/shared-text.ts';
import { TextArea } from './text-area.tsx';
import { ToldSwitches } from './told-switches.tsx';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useVoice } from './use-voice.ts';
import { WritingTools } from './writing-tools.tsx';

type Props = OpinionEditorProps & {
  editor: LexicalEditor;
  shared: SharedText;
  binding: RefObject<TextBinding | null>;
  carets: RefObject<HTMLDivElement>;
};

const textId = 'opinion-text';

export function EditorBody(props: Props) {
  const { editor, shared, binding, carets, mode, personId, lang, title } = props;
  const saving = useObserved(shared.saving);
  const writable = useWritable(props);
  const { people, say } = useVoice(shared, personId, saving);
  const pasteNotice = usePaste(editor, say);
  useLeaveWarning(saving);
  return (
    <div className="editor">
      <ClosedNotice editor={editor} saving={saving} />
      <div className="editor-status no-print">
        {mode === 'editor' ? <SavingStatus saving={saving} /> : null}
        {writable ? <HoldSwitch shared={shared} /> : null}
        <ToldSwitches say={say} />
      </div>
      <PeoplePanel editor={editor} shared={shared} binding={binding} people={people} say={say} />
      {pasteNotice}
      {writable ? <WritingTools editor={editor} controls={textId} say={say} /> : null}
      <div className="editor-frame" dir={directionOfLanguage(lang)}>
        <TextArea id={textId} editor={editor} lang={lang} title={title} writable={writable} />
        {/* The carets of others are drawn here; the list of people says in words where they are. */}
        <div ref={carets} className="editor-carets no-print" aria-hidden />
      </div>
    </div>
  );
}

/** True while the text is there, the person may write, and the server has not ended it. */
function useWritable({ editor, shared, mode }: Props): boolean {
  const ready = useObserved(shared.ready);
  const { connection } = useObserved(shared.saving);
  const writable = mode === 'editor' && ready && connection !== 'closed';
  useEffect(() => editor.setEditable(writable), [editor, writable]);
  return writable;
}
