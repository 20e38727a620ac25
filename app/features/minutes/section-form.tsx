import { limits } from '#app/contract/limits.ts';
import type { MinutesLang, MinutesSection, MinutesTexts } from '#app/contract/minutes.ts';
import { localeTags } from '#app/i18n/languages.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ActForm, Hidden } from './desk-forms.tsx';
import type { MinutesDone } from './minutes-done.ts';

type Props = {
  section: MinutesSection;
  titles: Record<MinutesLang, string>;
  kept: MinutesTexts & { revision: number };
  /** The refusal of this part's own form, with what was typed. */
  refused: Refused | undefined;
  done: MinutesDone | null;
};

const langs = ['ar', 'fr'] as const;

/** One part of the minutes in both languages, and its draft drawn anew. */
export function SectionForm({ section, titles, kept, refused, done }: Props) {
  const { t, lang } = useT();
  const fieldError = useFieldError(refused);
  const title = titles[lang === 'ar' ? 'ar' : 'fr'];
  const isNewer = refused?.error.reason === 'minutes.newer';
  const name = `edit/${section}`;
  const isOwn = refused?.form === 'edit';
  const fields = { section, revision: String(kept.revision) };
  return (
    <section aria-labelledby={`${section}-title`} id={section} className="card scroll-mt-4">
      <h2 id={`${section}-title`} lang={localeTags[lang === 'ar' ? 'ar' : 'fr']}>
        {title}
      </h2>
      {done ? <Notice kind="success">{t(`minutes:done.${done}`)}</Notice> : null}
      {isNewer ? <Newer kept={kept} /> : null}
      <form method="post" className="grid gap-4" {...keptForm(name, isOwn ? { ar: kept.ar, fr: kept.fr } : null)}>
        <Hidden fields={{ intent: 'edit', ...fields }} />
        <div className="grid gap-4 md:grid-cols-2">
          {langs.map((one) => (
            <TextArea
              key={one}
              id={`${section}-${one}`}
              name={one}
              lang={localeTags[one]}
              rows={10}
              label={
                <Phrase
                  k={`minutes:text_${one}`}
                  parts={{ title: <UserWords text={titles[one]} lang={localeTags[one]} /> }}
                />
              }
              error={fieldError(one)}
              defaultValue={refused?.values[one] ?? kept[one]}
              count={{ limit: limits.minutesText.max, atMost: t('minutes:at_most', { count: limits.minutesText.max }) }}
            />
          ))}
        </div>
        <div className="flex flex-wrap items-start gap-3">
          <Button variant="main">
            {t('minutes:save')} <span className="sr-only">{title}</span>
          </Button>
        </div>
      </form>
      <Disclosure label={t('minutes:redraft')} about={title}>
        <p>{t('minutes:redraft_text')}</p>
        <ActForm
          fields={{ intent: 'redraft', ...fields }}
          label={t('minutes:redraft_yes')}
          variant="danger"
          ends={name}
        />
      </Disclosure>
    </section>
  );
}

/** Somebody saved in between: their words, beside what was typed here. */
function Newer({ kept }: { kept: MinutesTexts }) {
  const { t } = useT();
  return (
    <Notice kind="warning" title={t('errors:minutes.newer')}>
      <p>{t('minutes:newer_text')}</p>
      {langs.map((one) => (
        <p key={one} lang={localeTags[one]} dir={one === 'ar' ? 'rtl' : 'ltr'} className="whitespace-pre-line">
          {kept[one]}
        </p>
      ))}
    </Notice>
  );
}
