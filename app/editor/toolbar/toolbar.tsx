import { forwardRef, useImperativeHandle, useRef, useState, type ReactNode } from 'react';
import type { LexicalEditor } from 'lexical';
import { useT } from '#app/i18n/use-t.tsx';
import { BlockTools, DirectionTools, FormatTools, ListTools, TableTools, UndoTools } from './text-tools.tsx';
import { ToolButton } from './tool-button.tsx';
import { useRoving } from './use-roving.ts';
import { useTools } from './use-tools.ts';

export type ToolbarHandle = { enter(): void };

/** What is asked in a dialog or a panel, opened from the toolbar and by keys. */
export type Asked = 'link' | 'table' | 'picture' | 'find' | 'clear';

type ToolbarProps = {
  editor: LexicalEditor;
  /** Id of the text it works on. */
  controls: string;
  findOpen: boolean;
  onAsk(what: Asked): void;
  onLeave(): void;
  onCount(): void;
};

/** Everything that can be done to the text. On a narrow screen the rarer half opens with one button. */
export const Toolbar = forwardRef<ToolbarHandle, ToolbarProps>(function Toolbar(props, handle) {
  const { editor, controls, findOpen, onAsk, onLeave, onCount } = props;
  const { t } = useT();
  const toolbar = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);
  const { enter, onFocus, onKeyDown } = useRoving(toolbar, onLeave);
  const tools = useTools(editor);
  useImperativeHandle(handle, () => ({ enter }), [enter]);
  return (
    // The keys of a toolbar are those of its tools, which bubble up to it.
    <div
      ref={toolbar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t('editor:toolbar.label')}
      aria-controls={controls}
      className={more ? 'toolbar toolbar-open no-print' : 'toolbar no-print'}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <UndoTools editor={editor} />
      <BlockTools editor={editor} kind={tools.kind} />
      <FormatTools editor={editor} tools={tools} />
      <div className="toolbar-more">
        <ToolButton icon="more" label={t('editor:toolbar.more')} expanded={more} onUse={() => setMore(!more)} />
      </div>
      <Rest>
        <ListTools editor={editor} list={tools.list} />
        <ToolButton
          icon="link"
          label={t('editor:tools.link')}
          keys="Control+K"
          popup="dialog"
          onUse={() => onAsk('link')}
        />
        <TableTools editor={editor} inside={tools.table} onInsert={() => onAsk('table')} />
        <ToolButton icon="picture" label={t('editor:tools.picture')} popup="dialog" onUse={() => onAsk('picture')} />
        <DirectionTools editor={editor} direction={tools.direction} />
        <ToolButton
          icon="find"
          label={t('editor:tools.find')}
          keys="Control+F"
          pressed={findOpen}
          onUse={() => onAsk('find')}
        />
        <ToolButton icon="print" label={t('editor:tools.print')} onUse={() => print()} />
        <ToolButton icon="count" label={t('editor:tools.count')} onUse={onCount} />
        <ToolButton icon="clear" label={t('editor:tools.clear')} popup="dialog" onUse={() => onAsk('clear')} />
      </Rest>
    </div>
  );
});

function Rest({ children }: { children: ReactNode }) {
  return <div className="toolbar-rest">{children}</div>;
}
