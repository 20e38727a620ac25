import {
  $addUpdateTag,
  $getSelection,
  COMMAND_PRIORITY_CRITICAL,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { asOneStep } from '../blocks/one-step.ts';
import { ClosableNotice } from '../closable-notice.tsx';
import { loadExtras } from '../use-extras.ts';
import { $insertBlocks } from './insert-blocks.ts';
import type { PasteSource } from './paste-data.ts';
import { droppedKinds, type Dropped } from './reduce-inlines.ts';

/** Takes over every paste: only what the text may hold goes in, and the person is told what did not. */
export function usePaste(editor: LexicalEditor, say: (kind: string, text: string) => void): ReactNode {
  const { t } = useT();
  const [sentence, setSentence] = useState('');
  const told = useRef((_dropped: Dropped | null) => {});
  told.current = (found) => {
    const left = found ? tellDropped(t, found) : t('editor:paste.plain');
    setSentence(left);
    if (left !== '') say('paste', left);
  };
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          PASTE_COMMAND,
          (event) => {
            const data = event instanceof ClipboardEvent ? event.clipboardData : null;
            if (data === null || !editor.isEditable()) return false;
            event.preventDefault();
            void paste(editor, copySource(data)).then((dropped) => told.current(dropped));
            return true;
          },
          COMMAND_PRIORITY_CRITICAL,
        ),
        // What is dragged in from elsewhere is not read; dragging inside the text is Lexical's own.
        editor.registerCommand(DROP_COMMAND, (event) => stopForeignDrop(event), COMMAND_PRIORITY_CRITICAL),
      ),
    [editor],
  );
  const close = () => {
    setSentence('');
    editor.focus();
  };
  return sentence ? (
    <ClosableNotice kind="info" title={t('editor:paste.title')} onClose={close}>
      {sentence}
    </ClosableNotice>
  ) : null;
}

/** A clipboard can be read only while its event lasts. */
function copySource(data: DataTransfer): PasteSource {
  const texts = new Map(['text/html', 'text/plain'].map((type) => [type, data.getData(type)]));
  return { getData: (type) => texts.get(type) ?? '', files: [...data.files].map(({ type }) => ({ type })) };
}

/** @returns what was left out; null where only the words could be read, because the network was away */
async function paste(editor: LexicalEditor, source: PasteSource): Promise<Dropped | null> {
  const extras = await loadExtras().catch(() => null);
  const pasted = extras?.readPaste(source);
  asOneStep(editor, () => {
    $addUpdateTag(PASTE_TAG);
    if (pasted) $insertBlocks(pasted.blocks);
    else $getSelection()?.insertRawText(wordsOf(source));
  });
  return pasted?.dropped ?? null;
}

/** Nearly every clipboard has the words as such; of any other they are what stands between the tags. */
function wordsOf(source: PasteSource): string {
  const plain = source.getData('text/plain');
  return plain === '' ? source.getData('text/html').replaceAll(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' ') : plain;
}

function stopForeignDrop(event: DragEvent): boolean {
  if (!event.dataTransfer?.types.some((type) => type === 'text/html' || type === 'Files')) return false;
  if (event.dataTransfer.types.includes('application/x-lexical-drag')) return false;
  event.preventDefault();
  return true;
}

type T = ReturnType<typeof useT>['t'];

/** One sentence with every kind and its count; empty when nothing was left behind. */
function tellDropped(t: T, dropped: Dropped): string {
  const parts = droppedKinds.flatMap((kind) => {
    const count = dropped[kind] ?? 0;
    return count > 0 ? [t(`editor:paste.${kind}`, { count })] : [];
  });
  return parts.length === 0 ? '' : t('editor:paste.left', { what: parts.join(t('editor:paste.and')) });
}
