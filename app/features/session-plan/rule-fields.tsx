import { majorityRules, quorumRules } from '#app/contract/motion-rules.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { seatCategories } from '#app/contract/colleges.ts';
import { CheckboxGroup, RadioGroup } from '#app/ui/choice.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
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

/** Two colleges that both decide: whose seats make the first, and the rules of the second. */
export function CollegeFields({ form }: { form: PlanForm }) {
  const { t } = useT();
  const error = form.errors.colleges;
  const chosen = seatCategories.filter((one) => form.values[`college.${one}`] === one);
  return (
    <>
      <CheckboxGroup
        id={fieldId(form.form, 'colleges')}
        name="colleges"
        label={t('plan:fields.colleges')}
        hint={t('plan:hints.colleges')}
        error={error && t(`errors:${error}`)}
        optional={t('form.optional')}
        defaultValues={chosen}
        options={seatCategories.map((value) => ({
          value,
          name: `college.${value}`,
          label: t(`ballot:college.${value}`),
        }))}
      />
      <SelectField
        id={fieldId(form.form, 'secondQuorum')}
        name="secondQuorum"
        label={t('plan:fields.secondQuorum')}
        prompt={t('plan:same_rule')}
        defaultValue={form.values.secondQuorum ?? ''}
        options={quorumRules.map((value) => ({ value, label: t(`plan:quorum_${value}`) }))}
      />
      <SelectField
        id={fieldId(form.form, 'secondMajority')}
        name="secondMajority"
        label={t('plan:fields.secondMajority')}
        prompt={t('plan:same_rule')}
        defaultValue={form.values.secondMajority ?? ''}
        options={majorityRules.map((value) => ({ value, label: t(`plan:majority_${value}`) }))}
      />
    </>
  );
}
