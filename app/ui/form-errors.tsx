import type { ErrorShape } from '#app/contract/errors.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ErrorSummary } from './error-summary.tsx';

/** What a refused form brings back: why, and what was typed. */
export type Refused = { form: string; error: ErrorShape; values: Record<string, string> };

/** The sentence of one field of a refused form. */
export function useFieldError(refused: Refused | undefined): (field: string) => string | undefined {
  const { t } = useT();
  return (field) => {
    const reason = refused?.error.fields?.[field];
    return reason && t(`errors:${reason}`);
  };
}

type FormErrorsProps = {
  refused: Refused | undefined;
  /** Names of the form's controls, which are their ids: only these can be led to. */
  fields: readonly string[];
};

/** Above a form that came back: each field's sentence with a link to it, else why the whole was refused. */
export function FormErrors({ refused, fields }: FormErrorsProps) {
  const { t } = useT();
  if (!refused) return null;
  const { error } = refused;
  const ofFields = Object.entries(error.fields ?? {}).map(([field, reason]) => ({
    ...(fields.includes(field) && { fieldId: field }),
    message: t(`errors:${reason}`),
  }));
  const wait = error.retryAfter ? ` (${t('minutes', { count: Math.ceil(error.retryAfter / 60) })})` : '';
  const errors = ofFields.length > 0 ? ofFields : [{ message: t(`errors:${error.reason}`) + wait }];
  return <ErrorSummary title={t('form.errors')} errors={errors} />;
}
