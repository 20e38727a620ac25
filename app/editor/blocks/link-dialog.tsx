import type { LexicalEditor } from 'lexical';
import { useState, type FormEvent } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFirstField } from './use-first-field.ts';
import { $currentLink, $setLink, readAddress } from './link-edits.ts';

type Props = { editor: LexicalEditor; open: boolean; onClose(): void };

export function LinkDialog({ editor, open, onClose }: Props) {
  const { t } = useT();
  const [wrong, setWrong] = useState(false);
  const before = open ? editor.read(() => $currentLink()?.getURL()) : undefined;
  const form = useFirstField(open);
  const set = (address: string | null) => {
    editor.update(() => $setLink(address));
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = readAddress(String(new FormData(event.currentTarget).get('address') ?? ''));
    setWrong(address === null);
    if (address !== null) set(address);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('editor:link.title')}
      cancelLabel={t('editor:cancel')}
      action={
        <>
          <Button form="editor-link" variant="main" wide>
            {t('editor:link.set')}
          </Button>
          {before === undefined ? null : (
            <Button type="button" wide onClick={() => set(null)}>
              {t('editor:link.remove')}
            </Button>
          )}
        </>
      }
    >
      {open ? (
        <form id="editor-link" ref={form} onSubmit={submit} noValidate>
          <TextField
            name="address"
            ltr
            inputMode="url"
            label={t('editor:link.address')}
            hint={t('editor:link.hint')}
            defaultValue={before ?? ''}
            error={wrong ? t('editor:link.wrong') : undefined}
          />
        </form>
      ) : null}
    </Dialog>
  );
}
