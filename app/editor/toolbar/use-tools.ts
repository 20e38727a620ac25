import {
  $isElementNode,
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useState } from 'react';
import type { Direction } from '#app/contract/document.ts';
import { $findBlock, $readBlockKind, $readListKind, type BlockKind } from '../blocks/block-kind.ts';
import { $currentLink } from '../blocks/link-edits.ts';
import { $currentTable } from '../blocks/table-edits.ts';

/** What the toolbar shows about the place where somebody writes. */
export type Tools = {
  kind: BlockKind;
  list: 'bullet' | 'number' | null;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strikethrough: boolean;
  link: string | null;
  table: boolean;
  direction: Direction;
};

const atRest: Tools = {
  kind: 'paragraph',
  list: null,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  link: null,
  table: false,
  direction: null,
};

/** Call inside a read of the editor's state. */
export function $readTools(): Tools {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return atRest;
  const block = $findBlock(selection.anchor.getNode());
  return {
    kind: $readBlockKind(block),
    list: $readListKind(block),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    underline: selection.hasFormat('underline'),
    strikethrough: selection.hasFormat('strikethrough'),
    link: $currentLink()?.getURL() ?? null,
    table: $currentTable() !== null,
    direction: $isElementNode(block) ? block.getDirection() : null,
  };
}

export function useTools(editor: LexicalEditor): Tools {
  const [tools, setTools] = useState(atRest);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($readTools);
        setTools((before) => (isSame(before, next) ? before : next));
      }),
    [editor],
  );
  return tools;
}

function isSame(a: Tools, b: Tools): boolean {
  return (Object.keys(a) as (keyof Tools)[]).every((name) => a[name] === b[name]);
}

export function useUndoable(editor: LexicalEditor): { undo: boolean; redo: boolean } {
  const [undo, setUndo] = useState(false);
  const [redo, setRedo] = useState(false);
  useEffect(() => {
    const follow = (set: (can: boolean) => void) => (can: boolean) => {
      set(can);
      return false;
    };
    return mergeRegister(
      editor.registerCommand(CAN_UNDO_COMMAND, follow(setUndo), COMMAND_PRIORITY_LOW),
      editor.registerCommand(CAN_REDO_COMMAND, follow(setRedo), COMMAND_PRIORITY_LOW),
    );
  }, [editor]);
  return { undo, redo };
}
