import { $createParagraphNode, $getRoot, type LexicalEditor } from 'lexical';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { asOneStep } from './one-step.ts';

type Props = { editor: LexicalEditor; open: boolean; onClose(): void };

/** Takes everything out of the text; one "undo" brings it back. */
export function ClearDialog({ editor, open, onClose }: Props) {
  const { t } = useT();
  const clear = () => {
    asOneStep(editor, () => {
      const paragraph = $createParagraphNode();
      $getRoot().clear().append(paragraph);
      paragraph.select();
    });
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('editor:clear.title')}
      cancelLabel={t('editor:cancel')}
      action={
        <Button type="button" variant="danger" wide onClick={clear}>
          {t('editor:clear.do')}
        </Button>
      }
    >
      <p>{t('editor:clear.about')}</p>
    </Dialog>
  );
}
