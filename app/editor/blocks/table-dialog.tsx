import type { LexicalEditor } from 'lexical';
import { useState, type FormEvent } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { TextField } from '#app/ui/field.tsx';
import { $insertTable, tableSize } from './table-edits.ts';
import { useFirstField } from './use-first-field.ts';

type Props = { editor: LexicalEditor; open: boolean; onClose(): void };
type Side = keyof typeof tableSize;

function readSize(data: FormData, side: Side): number | null {
  const size = Number(data.get(side));
  const { min, max } = tableSize[side];
  return Number.isInteger(size) && size >= min && size <= max ? size : null;
}

export function TableDialog({ editor, open, onClose }: Props) {
  const { t } = useT();
  const [wrong, setWrong] = useState<Side[]>([]);
  const form = useFirstField(open);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [rows, columns] = [readSize(data, 'rows'), readSize(data, 'columns')];
    setWrong([...(rows === null ? ['rows' as const] : []), ...(columns === null ? ['columns' as const] : [])]);
    if (rows === null || columns === null) return;
    editor.update(() => $insertTable(rows, columns, data.has('header')));
    onClose();
  };
  const field = (side: Side, first: number) => (
    <TextField
      name={side}
      ltr
      inputMode="numeric"
      label={t(`editor:table.${side}`)}
      hint={t('editor:table.between', tableSize[side])}
      defaultValue={String(first)}
      error={wrong.includes(side) ? t('editor:table.between', tableSize[side]) : undefined}
    />
  );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('editor:table.title')}
      cancelLabel={t('editor:cancel')}
      action={
        <Button form="editor-table" variant="main" wide>
          {t('editor:table.insert')}
        </Button>
      }
    >
      {open ? (
        <form id="editor-table" ref={form} onSubmit={submit} noValidate className="stack">
          {field('rows', 3)}
          {field('columns', 3)}
          <Checkbox name="header" value="yes" label={t('editor:table.header')} defaultChecked />
        </form>
      ) : null}
    </Dialog>
  );
}
