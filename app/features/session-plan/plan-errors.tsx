import { useT } from '#app/i18n/use-t.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { fieldId, fieldName, labelKey, optionNumber, type PlanRefusal } from './plan-form.ts';

/** What was refused, at the top of the page, each line leading to its field. */
export function PlanErrors({ refused }: { refused: PlanRefusal | null }) {
  const { t } = useT();
  if (!refused) return null;
  const { form, error } = refused;
  const fields = Object.entries(error.fields ?? {}).map(([field, reason]) => {
    const number = optionNumber(field);
    const why = t(`errors:${reason}`);
    return [fieldName(field), number === null ? why : t('plan:option_wrong', { number, why })] as const;
  });
  const label = (field: string): string => {
    const [name = '', lang] = field.split('.');
    const words = t(`plan:fields.${labelKey(form, name)}`);
    return lang && lang !== 'ar' ? `${words} (${t(`plan:in_${lang}`)})` : words;
  };
  const errors = fields.map(([field, why]) => ({
    fieldId: fieldId(form, field === 'startsAt' ? 'startsOn' : field),
    message: `${label(field)}${t('colon')}${why}`,
  }));
  return (
    <ErrorSummary
      title={t('form.errors')}
      errors={errors.length > 0 ? errors : [{ message: t(`errors:${error.reason}`) }]}
    />
  );
}
