import { slowSteps, statementSteps, usualStatements } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextField } from '#app/ui/field.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { Notice } from '#app/ui/notice.tsx';
import { fieldId, type PlanForm } from './plan-form.ts';
import { PlanTextField, Translations, type PlanText } from './text-fields.tsx';

const texts: readonly PlanText[] = [
  { name: 'title' },
  { name: 'purpose', long: true },
  { name: 'decides', long: true },
  { name: 'decidedBy' },
  { name: 'decidedWhen' },
  { name: 'afterwards', long: true },
  { name: 'place', optional: true },
];

type Props = { form: PlanForm; hidden: Record<string, string>; submit: string };

/** Everything a session says of itself, and how it is run. */
export function SessionForm({ form, hidden, submit }: Props) {
  const { t } = useT();
  return (
    <form method="post" className="grid gap-6" noValidate {...keptForm(form.form, form.stored)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {texts.map((text) => (
        <PlanTextField key={text.name} form={form} text={text} lang="ar" />
      ))}
      <When form={form} />
      <RadioGroup
        id={fieldId(form.form, 'holdComments')}
        name="holdComments"
        label={t('plan:hold')}
        hint={t('plan:hold_hint')}
        defaultValue={form.values.holdComments ?? 'no'}
        options={['no', 'yes'].map((value) => ({
          value,
          label: t(`plan:hold_${value}`),
          hint: t(`plan:hold_${value}_hint`),
        }))}
      />
      <RadioGroup
        id={fieldId(form.form, 'holdFirst')}
        name="holdFirst"
        label={t('plan:first')}
        hint={t('plan:first_hint')}
        defaultValue={form.values.holdFirst ?? 'no'}
        options={['no', 'yes'].map((value) => ({ value, label: t(`plan:first_${value}`) }))}
      />
      <RadioGroup
        id={fieldId(form.form, 'slowSeconds')}
        name="slowSeconds"
        label={t('plan:slow')}
        hint={t('plan:slow_hint')}
        error={form.errors.slowSeconds ? t(`errors:${form.errors.slowSeconds}`) : undefined}
        defaultValue={form.values.slowSeconds ?? '0'}
        options={slowSteps.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t('plan:slow_off') : t('plan:slow_seconds', { count: seconds }),
        }))}
      />
      <RadioGroup
        id={fieldId(form.form, 'statementsByAll')}
        name="statementsByAll"
        label={t('plan:statements_by')}
        hint={t('plan:statements_by_hint')}
        defaultValue={form.values.statementsByAll ?? 'yes'}
        options={['yes', 'no'].map((value) => ({ value, label: t(`plan:statements_by_${value}`) }))}
      />
      <RadioGroup
        id={fieldId(form.form, 'holdStatements')}
        name="holdStatements"
        label={t('plan:hold_statements')}
        hint={t('plan:hold_statements_hint')}
        defaultValue={form.values.holdStatements ?? 'no'}
        options={['no', 'yes'].map((value) => ({ value, label: t(`plan:hold_statements_${value}`) }))}
      />
      <RadioGroup
        id={fieldId(form.form, 'statementLimit')}
        name="statementLimit"
        label={t('plan:statement_limit')}
        hint={t('plan:statement_limit_hint')}
        error={form.errors.statementLimit ? t(`errors:${form.errors.statementLimit}`) : undefined}
        defaultValue={form.values.statementLimit ?? String(usualStatements)}
        options={statementSteps.map((count) => ({
          value: String(count),
          label: t('plan:statement_limit_count', { count }),
        }))}
      />
      <Translations form={form} texts={texts} />
      <Notice title={t('plan:public_title')}>{t('plan:public_text')}</Notice>
      <p>
        <Button variant="main">{submit}</Button>
      </p>
    </form>
  );
}

/** The date and the hour in Morocco, in the browser's own fields. */
function When({ form }: { form: PlanForm }) {
  const { t } = useT();
  const error = form.errors.startsAt;
  return (
    <fieldset className="grid gap-2" aria-describedby={fieldId(form.form, 'startsAt-hint')}>
      <legend className="fieldset-label">{t('plan:when')}</legend>
      <p id={fieldId(form.form, 'startsAt-hint')} className="field-hint">
        {t('plan:when_hint')}
      </p>
      <div className="flex flex-wrap items-end gap-4">
        <TextField
          id={fieldId(form.form, 'startsOn')}
          type="date"
          name="startsOn"
          label={t('plan:date')}
          error={error ? t(`errors:${error}`) : undefined}
          defaultValue={form.values.startsOn}
          ltr
        />
        <TextField
          id={fieldId(form.form, 'startsTime')}
          type="time"
          name="startsTime"
          label={t('plan:time')}
          defaultValue={form.values.startsTime}
          ltr
        />
      </div>
    </fieldset>
  );
}
