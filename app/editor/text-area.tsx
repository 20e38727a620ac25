import type { LexicalEditor } from 'lexical';
import { useEffect, useState, type ReactElement, type ReactPortal } from 'react';
import { createPortal } from 'react-dom';
import type { Lang } from '#app/contract/languages.ts';
import { localeTags } from '#app/i18n/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { registerTableFrames } from './blocks/table-frames.ts';

type Props = { id: string; editor: LexicalEditor; lang: Lang; title: string; writable: boolean };

/** The text itself: one editable region with a name, in the language of the opinion. */
export function TextArea({ id, editor, lang, title, writable }: Props) {
  const { t } = useT();
  const pictures = usePictures(editor);
  useEffect(() => registerTableFrames(editor, (number) => t('opinion:table', { number })), [editor, t]);
  // The same function at every render: another one would take the text off the page and put it back.
  const [attach] = useState(() => (element: HTMLElement | null) => editor.setRootElement(element));
  return (
    <>
      <div
        ref={attach}
        id={id}
        className="editor-text reading document"
        role="textbox"
        aria-multiline
        aria-label={t('editor:text', { title })}
        aria-readonly={writable ? undefined : true}
        aria-describedby={`${id}-keys`}
        tabIndex={0}
        lang={localeTags[lang]}
        contentEditable={writable}
        suppressContentEditableWarning
        spellCheck
      />
      <p id={`${id}-keys`} className="sr-only">
        {t(writable ? 'editor:keys' : 'editor:read_only')}
      </p>
      {pictures}
    </>
  );
}

/** What React draws inside the text: the pictures, each in the element that Lexical made for it. */
function usePictures(editor: LexicalEditor): ReactPortal[] {
  const [drawn, setDrawn] = useState(() => editor.getDecorators<ReactElement>());
  useEffect(() => editor.registerDecoratorListener<ReactElement>(setDrawn), [editor]);
  return Object.entries(drawn).flatMap(([key, picture]) => {
    const element = editor.getElementByKey(key);
    return element === null ? [] : [createPortal(picture, element, key)];
  });
}
