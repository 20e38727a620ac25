import {
  $addUpdateTag,
  COMMAND_PRIORITY_CRITICAL,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { asOneStep } from '../blocks/one-step.ts';
import { $insertBlocks } from './insert-blocks.ts';
import type { PasteSource } from './paste-data.ts';
import { droppedKinds, type Dropped } from './reduce-inlines.ts';

/** Takes over every paste: only what the text may hold goes in, and the person is told what did not. */
export function usePaste(editor: LexicalEditor, say: (kind: string, text: string) => void): ReactNode {
  const { t } = useT();
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const told = useRef((_dropped: Dropped) => {});
  told.current = (found) => {
    const sentence = tellDropped(t, found);
    setDropped(sentence === '' ? null : found);
    if (sentence !== '') say('paste', sentence);
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
  const close = () => setDropped(null);
  return dropped ? (
    <Notice
      kind="info"
      title={t('editor:paste.title')}
      actions={
        <Button type="button" onClick={close}>
          {t('editor:paste.close')}
        </Button>
      }
    >
      {tellDropped(t, dropped)}
    </Notice>
  ) : null;
}

/** A clipboard can be read only while its event lasts. */
function copySource(data: DataTransfer): PasteSource {
  const texts = new Map(['text/html', 'text/plain'].map((type) => [type, data.getData(type)]));
  return { getData: (type) => texts.get(type) ?? '', files: [...data.files].map(({ type }) => ({ type })) };
}

async function paste(editor: LexicalEditor, source: PasteSource): Promise<Dropped> {
  const { readPaste } = await import('../editor-extras.tsx');
  const pasted = readPaste(source);
  asOneStep(editor, () => {
    $addUpdateTag(PASTE_TAG);
    $insertBlocks(pasted.blocks);
  });
  return pasted.dropped;
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
