import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND } from '@lexical/list';
import {
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { Direction } from '#app/contract/document.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { $setBlockKind, blockKinds, type BlockKind } from '../blocks/block-kind.ts';
import { $setDirection } from '../blocks/direction.ts';
import { $editTable, tableEdits, type TableEdit } from '../blocks/table-edits.ts';
import { runTool } from './run-tool.ts';
import { ToolButton } from './tool-button.tsx';
import { ToolMenu } from './tool-menu.tsx';
import { useUndoable, type Tools } from './use-tools.ts';

type EditorProps = { editor: LexicalEditor };

export function UndoTools({ editor }: EditorProps) {
  const { t } = useT();
  const can = useUndoable(editor);
  const run = (command: typeof UNDO_COMMAND) => runTool(editor, () => void editor.dispatchCommand(command, undefined));
  return (
    <div className="tool-group">
      <ToolButton
        icon="undo"
        label={t('editor:tools.undo')}
        keys="Control+Z"
        disabled={!can.undo}
        onUse={() => run(UNDO_COMMAND)}
      />
      <ToolButton
        icon="redo"
        label={t('editor:tools.redo')}
        keys="Control+Y"
        disabled={!can.redo}
        onUse={() => run(REDO_COMMAND)}
      />
    </div>
  );
}

const kindKeys: Partial<Record<BlockKind, string>> = {
  paragraph: 'Control+Alt+0',
  h1: 'Control+Alt+1',
  h2: 'Control+Alt+2',
  h3: 'Control+Alt+3',
  article: 'Control+Alt+4',
};

export function BlockTools({ editor, kind }: EditorProps & { kind: BlockKind }) {
  const { t } = useT();
  return (
    <ToolMenu
      label={t('editor:tools.kind')}
      value={t(`editor:kinds.${kind}`)}
      choices={blockKinds.map((key) => ({
        key,
        label: t(`editor:kinds.${key}`),
        keys: kindKeys[key],
        chosen: key === kind,
      }))}
      onChoose={(key) => runTool(editor, () => $setBlockKind(key as BlockKind))}
    />
  );
}

const formats = [
  ['bold', 'bold', 'Control+B'],
  ['italic', 'italic', 'Control+I'],
  ['underline', 'underline', 'Control+U'],
  ['strikethrough', 'strike', undefined],
] as const;

export function FormatTools({ editor, tools }: EditorProps & { tools: Tools }) {
  const { t } = useT();
  return (
    <div className="tool-group">
      {formats.map(([format, icon, keys]) => (
        <ToolButton
          key={format}
          icon={icon}
          label={t(`editor:tools.${format}`)}
          keys={keys}
          pressed={tools[format]}
          onUse={() => runTool(editor, () => void editor.dispatchCommand(FORMAT_TEXT_COMMAND, format))}
        />
      ))}
    </div>
  );
}

export function ListTools({ editor, list }: EditorProps & { list: Tools['list'] }) {
  const { t } = useT();
  const toggle = (kind: 'bullet' | 'number') =>
    runTool(editor, () => {
      const insert = kind === 'bullet' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND;
      editor.dispatchCommand(list === kind ? REMOVE_LIST_COMMAND : insert, undefined);
    });
  const move = (command: typeof INDENT_CONTENT_COMMAND) =>
    runTool(editor, () => void editor.dispatchCommand(command, undefined));
  return (
    <div className="tool-group">
      <ToolButton
        icon="bullets"
        label={t('editor:tools.bullets')}
        pressed={list === 'bullet'}
        onUse={() => toggle('bullet')}
      />
      <ToolButton
        icon="numbers"
        label={t('editor:tools.numbers')}
        pressed={list === 'number'}
        onUse={() => toggle('number')}
      />
      <ToolButton
        icon="indent"
        label={t('editor:tools.indent')}
        keys="Control+]"
        disabled={list === null}
        onUse={() => move(INDENT_CONTENT_COMMAND)}
      />
      <ToolButton
        icon="outdent"
        label={t('editor:tools.outdent')}
        keys="Control+["
        disabled={list === null}
        onUse={() => move(OUTDENT_CONTENT_COMMAND)}
      />
    </div>
  );
}

export function TableTools({ editor, inside, onInsert }: EditorProps & { inside: boolean; onInsert(): void }) {
  const { t } = useT();
  const edits = tableEdits.map((key) => ({ key, label: t(`editor:table.${key}`), disabled: !inside }));
  return (
    <ToolMenu
      icon="table"
      label={t('editor:tools.table')}
      choices={[{ key: 'insert', label: t('editor:table.insert'), disabled: inside }, ...edits]}
      onChoose={(key) => (key === 'insert' ? onInsert() : runTool(editor, () => $editTable(key as TableEdit)))}
    />
  );
}

const directions = ['auto', 'rtl', 'ltr'] as const;

export function DirectionTools({ editor, direction }: EditorProps & { direction: Direction }) {
  const { t } = useT();
  const now = direction ?? 'auto';
  return (
    <ToolMenu
      icon={now}
      label={`${t('editor:tools.direction')}${t('colon')}${t(`editor:directions.${now}`)}`}
      choices={directions.map((key) => ({ key, label: t(`editor:directions.${key}`), icon: key, chosen: key === now }))}
      onChoose={(key) => runTool(editor, () => $setDirection(key === 'auto' ? null : (key as Direction)))}
    />
  );
}
