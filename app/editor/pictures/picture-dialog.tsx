import type { LexicalEditor } from 'lexical';
import { useState, type FormEvent } from 'react';
import { documentLimits } from '#app/contract/document.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FieldFrame, useFieldIds } from '#app/ui/field-frame.tsx';
import { $insertPicture } from './insert-picture.ts';
import { useScene } from '../editor-context.ts';
import { sendPicture, type PictureProblem } from './send-picture.ts';

type Props = { editor: LexicalEditor; open: boolean; onClose(): void };

/** A picture goes into the text only with words that say what it shows. */
export function PictureDialog({ editor, open, onClose }: Props) {
  const { t } = useT();
  const { images: action } = useScene();
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const sent = await sendPicture(action, new FormData(event.currentTarget));
    setBusy(false);
    setProblem(sent.problem ?? null);
    if (sent.problem) return;
    editor.update(() => $insertPicture(sent.imageId, sent.alt));
    onClose();
  };
  const words = (at: PictureProblem['at']) => (problem?.at === at ? t(problem.key, problem.values) : undefined);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('editor:picture.title')}
      cancelLabel={t('editor:cancel')}
      action={
        <Button form="editor-picture" variant="main" wide busy={busy} busyLabel={t('editor:picture.sending')}>
          {t('editor:picture.insert')}
        </Button>
      }
    >
      {open ? (
        <form id="editor-picture" onSubmit={(event) => void submit(event)} noValidate className="stack">
          <FileField error={words('file')} />
          <TextField
            name="alt"
            label={t('editor:picture.alt')}
            hint={t('editor:picture.alt_hint')}
            maxLength={documentLimits.altText.max}
            error={words('alt')}
          />
        </form>
      ) : null}
    </Dialog>
  );
}

function FileField({ error }: { error: string | undefined }) {
  const { t } = useT();
  const texts = { label: t('editor:picture.file'), hint: t('editor:picture.file_hint'), error };
  const { id, describedBy } = useFieldIds(undefined, texts);
  return (
    <FieldFrame id={id} {...texts}>
      <input
        id={id}
        type="file"
        name="file"
        accept="image/png,image/jpeg,image/webp"
        className="input"
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}
