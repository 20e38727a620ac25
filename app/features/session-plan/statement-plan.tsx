import { limits } from '#app/contract/limits.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { UserText } from '#app/ui/user-text.tsx';
import { fieldId, planForm, type PlanRefusal } from './plan-form.ts';

type Props = { statements: StatementView[]; actionId: string; refused: PlanRefusal | null };

/** The statements a session begins with. */
export function StatementPlan({ statements, actionId, refused }: Props) {
  const { t } = useT();
  const form = planForm('add-statement', {}, refused);
  const { max } = limits.statementText;
  return (
    <>
      {statements.length === 0 ? (
        <EmptyState title={t('plan:statements_empty')}>
          <p>{t('plan:statements_empty_text')}</p>
        </EmptyState>
      ) : (
        <details open={statements.length <= 12}>
          <summary className="py-2 font-bold text-indigo">
            {t('plan:statements_count', { count: statements.length })}
          </summary>
          <ol className="grid gap-2">
            {statements.map((row) => (
              <li key={row.statementId} className="flex gap-3 border-t border-line py-2">
                <span className="nums">{row.number}.</span>
                {row.text === null ? (
                  <span>{t('plan:statement_hidden')}</span>
                ) : (
                  <UserText text={row.text} lang={row.lang} />
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
      <Card as="section" labelledBy="add-statement-title">
        <h3 id="add-statement-title">{t('plan:add_statement')}</h3>
        <form method="post" className="grid gap-4" noValidate {...keptForm(form.form, form.stored)}>
          <input type="hidden" name="intent" value="addStatement" />
          <input type="hidden" name="actionId" value={actionId} />
          <TextArea
            id={fieldId('add-statement', 'text')}
            name="text"
            rows={2}
            label={t('plan:fields.text')}
            hint={t('plan:hints.text')}
            error={form.errors.text ? t(`errors:${form.errors.text}`) : undefined}
            defaultValue={form.values.text}
            count={{ limit: max, atMost: t('form.at_most', { max }) }}
          />
          <p>
            <Button>{t('plan:add_statement')}</Button>
          </p>
        </form>
      </Card>
    </>
  );
}
