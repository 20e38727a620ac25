import { agendaDocumentLimits, documentLangs } from '#app/contract/agenda-documents.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { CheckboxGroup } from '#app/ui/choice.tsx';
import { FileField } from '#app/ui/file-field.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { fieldId, type PlanForm } from './plan-form.ts';
import { PlanTextField, Translations, type PlanText } from './text-fields.tsx';

const text: PlanText = { name: 'title' };
/** What the dialog of the device offers first; what the file is, its bytes decide. */
const accept = '.pdf,.docx,.odt,.xlsx,.ods,.png,.jpg,.jpeg';

type Props = { form: PlanForm; hidden: Record<string, string>; withFile: boolean; submit: string };

/** What a file is called and in which languages it is, and the file itself where it is a new one. */
export function DocumentForm({ form, hidden, withFile, submit }: Props) {
  const { t } = useT();
  const errorOf = (name: string) => (form.errors[name] ? t(`errors:${form.errors[name]}`) : undefined);
  const megabytes = Math.floor(agendaDocumentLimits.file / 1_000_000);
  return (
    <form
      method="post"
      encType={withFile ? 'multipart/form-data' : undefined}
      className="grid gap-4"
      noValidate
      {...keptForm(form.form, form.stored)}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <PlanTextField form={form} text={text} lang="ar" />
      <CheckboxGroup
        id={fieldId(form.form, 'langs')}
        name="langs"
        label={t('plan:fields.langs')}
        hint={t('documents:langs_hint')}
        error={errorOf('langs')}
        defaultValues={documentLangs.filter((lang) => form.values[`langs.${lang}`] !== undefined)}
        options={documentLangs.map((lang) => ({
          value: lang,
          name: `langs.${lang}`,
          label: t(`documents:name_${lang}`),
        }))}
      />
      {withFile ? (
        <FileField
          id={fieldId(form.form, 'file')}
          name="file"
          accept={accept}
          label={t('plan:fields.file')}
          hint={t('documents:file_hint', { megabytes })}
          error={errorOf('file')}
        />
      ) : null}
      <Translations form={form} texts={[text]} />
      <p>
        <Button variant={withFile ? 'main' : 'quiet'}>{submit}</Button>
      </p>
    </form>
  );
}
