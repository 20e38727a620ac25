import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  INDENT_CONTENT_COMMAND,
  isModifierMatch,
  KEY_DOWN_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { $findBlock, $readListKind, $setBlockKind, type BlockKind } from './block-kind.ts';

type Actions = { onLink(): void; onFind(): void; onToolbar(): void };

/** By the place of the key, so that they work with an Arabic, a French and an English keyboard. */
const kindByCode: Record<string, BlockKind> = {
  Digit0: 'paragraph',
  Digit1: 'h1',
  Digit2: 'h2',
  Digit3: 'h3',
  Digit4: 'article',
};

/** The keys of the text beside those that Lexical knows. Tab is none of them: it leaves the text. */
export function registerKeys(editor: LexicalEditor, { onLink, onFind, onToolbar }: Actions): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    (event) => {
      const done = (act: () => void): boolean => {
        event.preventDefault();
        act();
        return true;
      };
      if (event.altKey && event.key === 'F10') return done(onToolbar);
      const control = isModifierMatch(event, { ctrlKey: true }) || isModifierMatch(event, { metaKey: true });
      const kind = event.ctrlKey && event.altKey && !event.shiftKey ? kindByCode[event.code] : undefined;
      if (kind !== undefined) return done(() => $setBlockKind(kind));
      if (control && event.code === 'KeyK') return done(onLink);
      if (control && event.code === 'KeyF') return done(onFind);
      if (control && event.code === 'BracketRight') return done(() => $moveItem(editor, true));
      if (control && event.code === 'BracketLeft') return done(() => $moveItem(editor, false));
      return false;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

function $moveItem(editor: LexicalEditor, deeper: boolean): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || $readListKind($findBlock(selection.anchor.getNode())) === null) return;
  editor.dispatchCommand(deeper ? INDENT_CONTENT_COMMAND : OUTDENT_CONTENT_COMMAND, undefined);
}
