import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';

type Props = {
  actionId: string;
  error?: string | undefined;
  typed?: string | undefined;
  onAdd?: ((text: string) => void) | undefined;
};

/** A short statement of one's own for everybody to vote on. */
export function AddStatementForm({ actionId, error, typed, onAdd }: Props) {
  const { t } = useT();
  const { max } = limits.statementText;
  return (
    <details className="add-statement" open={Boolean(error)}>
      <summary>{t('room:statements.add')}</summary>
      <form
        method="post"
        action="?tab=statements"
        className="stack"
        onSubmit={(event) => {
          const field = event.currentTarget.elements.namedItem('text');
          if (!onAdd || !(field instanceof HTMLTextAreaElement) || field.value.trim().length < limits.statementText.min)
            return;
          event.preventDefault();
          onAdd(field.value);
          field.value = '';
        }}
      >
        <input type="hidden" name="intent" value="addStatement" />
        <input type="hidden" name="actionId" value={actionId} />
        <TextArea
          id="statement-text"
          name="text"
          rows={3}
          required
          maxLength={max}
          label={t('room:statements.text')}
          hint={t('room:statements.hint')}
          error={error}
          defaultValue={typed}
          count={{
            limit: max,
            atMost: t('form.at_most', { max }),
            left: (left) => t('form.left', { count: Math.max(0, left) }),
          }}
        />
        <Button variant="main">{t('room:statements.send')}</Button>
      </form>
    </details>
  );
}
