import type { ErrorShape } from '#app/contract/errors.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { RefusedStatement } from './statement-card.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';

/** A form of the moderators that was refused, with what was typed. */
export type Refusal = { form: string; error: ErrorShape; values: Record<string, string> };

/** The answer to a form that never reached the server. */
export const notSent: Refusal = { form: '', error: { code: 'unavailable', reason: 'network.lost' }, values: {} };

/** What is wrong with the text of a new statement, as a key of the namespace `errors`. */
export function statementError(refused: Refusal | null): string | undefined {
  return refused?.form === 'addStatement' ? refused.error.fields?.text : undefined;
}

/** What is wrong with the written answer to a question, and what was typed. */
export function refusedAnswer(refused: Refusal | null) {
  const { questionId, text } = refused?.values ?? {};
  if (refused?.form !== 'answerQuestion' || !questionId) return null;
  return { questionId, error: refused.error.fields?.text, typed: text };
}

/** A merge or a translation that was refused: why, and what was typed. */
export function refusedStatement(refused: Refusal | null): RefusedStatement | null {
  if (refused?.form !== 'mergeStatement' && refused?.form !== 'translateStatement') return null;
  const [reason = refused.error.reason] = Object.values(refused.error.fields ?? {});
  return { form: refused.form, reason, values: refused.values };
}

/** The field of a refused form of a statement. */
function fieldOfStatement({ form, values }: RefusedStatement): string {
  return form === 'mergeStatement' ? `merge-${values.targetId}` : `translate-${values.lang}-${values.statementId}`;
}

/** Why an act was not done, at the top of the page; a wrong field's id is made of its form's name and its own. */
export function RefusalNote({ refused }: { refused: Refusal | null }) {
  const { t } = useT();
  if (!refused) return null;
  const { form, error } = refused;
  const answer = refusedAnswer(refused);
  const statement = refusedStatement(refused);
  const [wrong] = Object.entries(error.fields ?? {});
  const sentence = error.reason === notSent.error.reason ? t('moderate:not_sent') : t(`errors:${error.reason}`);
  return (
    <ErrorSummary
      title={t('moderate:refused_title')}
      errors={[
        statement
          ? { fieldId: fieldOfStatement(statement), message: t(`errors:${statement.reason}`) }
          : wrong
            ? {
                fieldId: answer ? `answer-${answer.questionId}` : `${form}-${wrong[0]}`,
                message: t(`errors:${wrong[1]}`),
              }
            : { message: sentence },
      ]}
    />
  );
}
