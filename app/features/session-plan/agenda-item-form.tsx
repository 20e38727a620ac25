import { agendaOrigins } from '#app/contract/agenda.ts';
import { limits } from '#app/contract/limits.ts';
import type { AgendaPlanView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { SelectField } from '#app/ui/select-field.tsx';
import { fieldId, type PlanForm } from './plan-form.ts';
import { PlanTextField, Translations, type PlanText } from './text-fields.tsx';

const text: PlanText = { name: 'title' };

type Props = {
  form: PlanForm;
  hidden: Record<string, string>;
  /** Items that a new one may be a part of. */
  parents?: AgendaPlanView[];
  submit: string;
};

/** What an item of the agenda is: its title, how long it may take, where it comes from, and what moderators alone see. */
export function AgendaItemForm({ form, hidden, parents = [], submit }: Props) {
  const { t, pick } = useT();
  const { min, max } = limits.plannedMinutes;
  const fieldOf = (name: string) => ({
    id: fieldId(form.form, name),
    name,
    label: t(`plan:fields.${name}`),
    error: form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined,
    defaultValue: form.values[name],
  });
  return (
    <form method="post" className="grid gap-4" noValidate {...keptForm(form.form, form.stored)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <PlanTextField form={form} text={text} lang="ar" />
      <TextField
        {...fieldOf('plannedMinutes')}
        hint={t('plan:hints.plannedMinutes', { min, max })}
        inputMode="numeric"
        className="max-w-32"
        ltr
      />
      <SelectField
        {...fieldOf('origin')}
        options={agendaOrigins.map((value) => ({ value, label: t(`agenda.origin_${value}`) }))}
      />
      {parents.length > 0 ? (
        <SelectField
          {...fieldOf('parentId')}
          hint={t('plan:hints.parentId')}
          optional={t('form.optional')}
          prompt={t('plan:no_parent')}
          options={parents.map((item) => ({ value: item.agendaItemId, label: nameOf(item, pick(item.title).text) }))}
        />
      ) : null}
      <Checkbox
        id={fieldId(form.form, 'hidden')}
        name="hidden"
        value="yes"
        label={t('plan:fields.hidden')}
        hint={t('plan:hints.hidden')}
        defaultChecked={form.values.hidden === 'yes'}
      />
      <TextArea
        {...fieldOf('note')}
        hint={t('plan:hints.note')}
        optional={t('form.optional')}
        rows={3}
        count={{ limit: limits.agendaNote.max, atMost: t('form.at_most', { max: limits.agendaNote.max }) }}
      />
      <Translations form={form} texts={[text]} />
      <p>
        <Button>{submit}</Button>
      </p>
    </form>
  );
}

const nameOf = ({ number }: AgendaPlanView, title: string): string => (number === null ? title : `${number}. ${title}`);
