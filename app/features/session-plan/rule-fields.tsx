import { majorityRules, quorumRules } from '#app/contract/motion-rules.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { fieldId, type PlanForm } from './plan-form.ts';

/** How many must take part in a vote, and how many must say yes. */
export function RuleFields({ form }: { form: PlanForm }) {
  const { t } = useT();
  const errorOf = (name: string) => (form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined);
  return (
    <>
      <RadioGroup
        id={fieldId(form.form, 'quorumRule')}
        name="quorumRule"
        label={t('plan:fields.quorumRule')}
        error={errorOf('quorumRule')}
        defaultValue={form.values.quorumRule ?? ''}
        options={[
          { value: '', label: t('plan:quorum_default') },
          ...quorumRules.map((value) => ({ value, label: t(`plan:quorum_${value}`) })),
        ]}
      />
      <RadioGroup
        id={fieldId(form.form, 'majorityRule')}
        name="majorityRule"
        label={t('plan:fields.majorityRule')}
        hint={t('plan:hints.majorityRule')}
        error={errorOf('majorityRule')}
        defaultValue={form.values.majorityRule ?? 'simple'}
        options={majorityRules.map((value) => ({ value, label: t(`plan:majority_${value}`) }))}
      />
    </>
  );
}
