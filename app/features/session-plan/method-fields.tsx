import { methods } from '#app/contract/methods.ts';
import type { Lang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { fieldId, type PlanForm } from './plan-form.ts';

/** How a question is answered, and what some ways need: options, points, seats. */
export function MethodFields({ form }: { form: PlanForm }) {
  const { t } = useT();
  const errorOf = (name: string) => (form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined);
  return (
    <>
      <RadioGroup
        id={fieldId(form.form, 'method')}
        name="method"
        label={t('plan:fields.method')}
        error={errorOf('method')}
        defaultValue={form.values.method ?? 'yes-no'}
        options={methods.map((value) => ({
          value,
          label: t(`plan:method_${value}`),
          hint: t(value === 'yes-no' ? 'plan:method_yes-no_hint' : `ballot:method_${value}`, {
            points: limits.motionPoints.usual,
          }),
        }))}
      />
      <OptionsField form={form} lang="ar" />
      {(['points', 'seats'] as const).map((name) => (
        <TextField
          key={name}
          id={fieldId(form.form, name)}
          name={name}
          label={t(`plan:fields.${name}`)}
          hint={t(`plan:hints.${name}`)}
          error={errorOf(name)}
          optional={t('form.optional')}
          inputMode="numeric"
          maxLength={4}
          ltr
          className="nums max-w-24"
          defaultValue={form.values[name]}
        />
      ))}
    </>
  );
}

/** The options in one language, one on each line. What is wrong with one of them is told here. */
export function OptionsField({ form, lang }: { form: PlanForm; lang: Lang }) {
  const { t } = useT();
  const name = `options.${lang}`;
  const error = form.errors[name];
  const wrong = form.wrongOptions[name];
  return (
    <TextArea
      id={fieldId(form.form, name)}
      name={name}
      lang={lang}
      label={t('plan:fields.options')}
      hint={t(lang === 'ar' ? 'plan:hints.options' : 'plan:hints.options_translated')}
      error={
        error && (wrong ? t('plan:option_wrong', { number: wrong, why: t(`errors:${error}`) }) : t(`errors:${error}`))
      }
      optional={t('form.optional')}
      rows={4}
      defaultValue={form.values[name]}
    />
  );
}
