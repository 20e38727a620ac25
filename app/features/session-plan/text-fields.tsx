import type { ReactNode } from 'react';
import { limits } from '#app/contract/limits.ts';
import type { Lang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { fieldId, labelKey, type PlanForm } from './plan-form.ts';

/** A text of the plan: `long` ones have several lines; all are needed in Arabic unless `optional`. */
export type PlanText = { name: string; long?: boolean; optional?: boolean };

type FieldProps = { form: PlanForm; text: PlanText; lang: Lang };

/** One text in one language, in an input that knows its language. */
export function PlanTextField({ form, text, lang }: FieldProps) {
  const { t } = useT();
  const name = `${text.name}.${lang}`;
  const label = labelKey(form.form, text.name);
  const error = form.errors[name];
  const { max } = text.long ? limits.paragraph : limits.title;
  const all = {
    id: fieldId(form.form, name),
    name,
    lang,
    label: t(`plan:fields.${label}`),
    hint: lang === 'ar' ? t(`plan:hints.${label}`) : undefined,
    error: error ? t(`errors:${error}`) : undefined,
    optional: text.optional || lang !== 'ar' ? t('form.optional') : undefined,
    defaultValue: form.values[name],
  };
  if (!text.long) return <TextField {...all} ltr={lang !== 'ar'} />;
  return <TextArea {...all} rows={3} count={{ limit: max, atMost: t('form.at_most', { max }) }} />;
}

type GroupProps = {
  form: PlanForm;
  texts: readonly PlanText[];
  /** Fields of another kind in the same language, and how their names begin. */
  more?: { name: string; render(lang: Lang): ReactNode };
};

/** The same texts in French and in English, folded away until somebody wants them. */
export function Translations({ form, texts, more }: GroupProps) {
  const { t } = useT();
  return (
    <>
      {(['fr', 'en'] as const).map((lang) => {
        const names = [...texts.map(({ name }) => name), ...(more ? [more.name] : [])];
        const used = names.some((name) => form.values[`${name}.${lang}`] || form.errors[`${name}.${lang}`]);
        return (
          <details key={lang} open={used}>
            <summary className="py-2 font-bold text-indigo">{t(`plan:add_${lang}`)}</summary>
            <div className="grid gap-4 border-s-4 border-line-strong py-2 ps-4">
              {texts.map((text) => (
                <PlanTextField key={text.name} form={form} text={text} lang={lang} />
              ))}
              {more?.render(lang)}
            </div>
          </details>
        );
      })}
    </>
  );
}
