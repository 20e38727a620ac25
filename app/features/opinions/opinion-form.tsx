import { opinionOrigins, opinionTemplates } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { Notice } from '#app/ui/notice.tsx';

/** Lengths of the subject of an opinion, as its schema has them. */
const subject = { min: 10, max: 300 };

/** Beginning an opinion: what it is about, who asks for it, what its text begins with. */
export function OpinionForm({ actionId, refused }: { actionId: string; refused: Refused | undefined }) {
  const { t } = useT();
  const error = useFieldError(refused);
  const values = refused?.values ?? {};
  return (
    <div className="grid max-w-text gap-6">
      <FormErrors refused={refused} fields={['title', 'origin', 'template']} />
      <h1>{t('opinion:new_title')}</h1>
      <p>{t('opinion:new_lead')}</p>
      <form method="post" className="grid gap-6" noValidate {...keptForm('opinion', refused && {})}>
        <input type="hidden" name="actionId" value={actionId} />
        <TextField
          id="title"
          name="title"
          label={t('opinion:fields.title')}
          hint={t('opinion:hints.title', subject)}
          error={error('title')}
          defaultValue={values.title}
        />
        <RadioGroup
          id="origin"
          name="origin"
          label={t('opinion:fields.origin')}
          error={error('origin')}
          defaultValue={values.origin}
          options={opinionOrigins.map((value) => ({
            value,
            label: t(`opinion:origin_${value}`),
            hint: t(`opinion:hints.${value}`),
          }))}
        />
        <RadioGroup
          id="template"
          name="template"
          label={t('opinion:fields.template')}
          hint={t('opinion:hints.template')}
          error={error('template')}
          defaultValue={values.template ?? 'advisory'}
          options={opinionTemplates.map((value) => ({
            value,
            label: t(`opinion:template_${value}`),
            hint: t(`opinion:template_text_${value}`),
          }))}
        />
        <Notice title={t('opinion:new_public_title')}>{t('opinion:new_public_text')}</Notice>
        <p>
          <Button variant="main">{t('opinion:create')}</Button>
        </p>
      </form>
    </div>
  );
}
