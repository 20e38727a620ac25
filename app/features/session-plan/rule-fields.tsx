import { majorityRules, quorumRules } from '#app/contract/inputs/manage-motion.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { fieldId, type PlanForm } from './plan-form.ts';

/** How many must take part in a vote, and how many must say yes. */
export function RuleFields({ form }: { form: PlanForm }) {
  const { t } = useT();
  const errorOf = (name: string) => (form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined);
  return (
    <>
      <SelectField
        id={fieldId(form.form, 'quorumRule')}
        name="quorumRule"
        label={t('plan:fields.quorumRule')}
        prompt={t('plan:quorum_default')}
        error={errorOf('quorumRule')}
        defaultValue={form.values.quorumRule}
        options={quorumRules.map((value) => ({ value, label: t(`plan:quorum_${value}`) }))}
      />
      <SelectField
        id={fieldId(form.form, 'majorityRule')}
        name="majorityRule"
        label={t('plan:fields.majorityRule')}
        error={errorOf('majorityRule')}
        defaultValue={form.values.majorityRule ?? 'simple'}
        options={majorityRules.map((value) => ({ value, label: t(`plan:majority_${value}`) }))}
      />
    </>
  );
}
