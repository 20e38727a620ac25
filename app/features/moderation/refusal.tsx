import type { ErrorShape } from '#app/contract/errors.ts';
import { useT } from '#app/i18n/use-t.tsx';
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

/** Why an act was not done, at the top of the page. */
export function RefusalNote({ refused }: { refused: Refusal | null }) {
  const { t } = useT();
  if (!refused) return null;
  const answer = refusedAnswer(refused);
  const field = statementError(refused) ?? answer?.error;
  const fieldId = answer ? `answer-${answer.questionId}` : 'add-statement';
  const sentence =
    refused.error.reason === notSent.error.reason ? t('moderate:not_sent') : t(`errors:${refused.error.reason}`);
  return (
    <ErrorSummary
      title={t('moderate:refused_title')}
      errors={[field ? { fieldId, message: t(`errors:${field}`) } : { message: sentence }]}
    />
  );
}
