import { Button, ButtonLink } from './button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from './choice.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextArea, TextField } from './field.tsx';
import type { Sample } from './gallery-samples.ts';
import { GallerySection } from './gallery-section.tsx';
import { SelectField } from './select-field.tsx';

export function GalleryButtons({ t }: { t: Sample }) {
  return (
    <GallerySection title={t.headings.buttons}>
      <div className="flex flex-wrap gap-3">
        <Button variant="main">{t.send}</Button>
        <Button variant="main" busy busyLabel={t.sending}>
          {t.send}
        </Button>
        <Button icon="eye">{t.follow}</Button>
        <Button disabled>{t.closed}</Button>
        <Button variant="danger">{t.withdraw}</Button>
        <Button variant="plain">{t.change}</Button>
        <ButtonLink href="#main" iconAfter="arrow">
          {t.readAll}
        </ButtonLink>
      </div>
      <Button variant="main" wide>
        {t.send}
      </Button>
    </GallerySection>
  );
}

export function GalleryFields({ t }: { t: Sample }) {
  const choices = t.options.map((label, at) => ({ value: `${at}`, label, hint: at === 0 ? t.optionHint : undefined }));
  const topics = t.topicNames.map((label, at) => ({ value: `${at}`, label, disabled: at === 2 }));
  return (
    <>
      <GallerySection title={t.headings.errors}>
        <ErrorSummary
          focus={false}
          title={t.errorTitle}
          errors={[
            { fieldId: `mail-${t.key}`, message: t.emailError },
            { fieldId: `choice-${t.key}`, message: t.chooseError },
          ]}
        />
      </GallerySection>
      <GallerySection title={t.headings.fields}>
        <TextField name="name" label={t.name} hint={t.nameHint} autoComplete="name" defaultValue={t.nameValue} />
        <TextField
          id={`mail-${t.key}`}
          name="mail"
          type="email"
          label={t.email}
          error={t.emailError}
          ltr
          defaultValue="nom@"
        />
        <TextField name="empty" label={t.name} optional={t.optional} />
        <TextField name="code" label={t.code} hint={t.codeHint} code maxLength={6} defaultValue="K7F2QX" />
        <SelectField
          name="commune"
          label={t.commune}
          prompt={t.prompt}
          options={t.communes.map((label) => ({ value: label, label }))}
        />
        <TextArea
          name="comment"
          label={t.comment}
          hint={t.commentHint}
          defaultValue={t.commentValue}
          count={{ limit: 500, atMost: t.atMost, left: t.left }}
        />
      </GallerySection>
      <GallerySection title={t.headings.choices}>
        <RadioGroup name={`r-${t.key}`} label={t.choose} hint={t.chooseHint} options={choices} defaultValue="0" />
        <RadioGroup
          id={`choice-${t.key}`}
          name={`e-${t.key}`}
          label={t.choose}
          error={t.chooseError}
          options={choices.slice(0, 2)}
        />
        <CheckboxGroup
          name={`c-${t.key}`}
          label={t.topics}
          optional={t.optional}
          options={topics}
          defaultValues={['1']}
        />
        <Checkbox name={`k-${t.key}`} label={t.charter} hint={t.charterHint} defaultChecked />
      </GallerySection>
    </>
  );
}
