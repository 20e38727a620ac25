import { languages, type Lang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { ActForm } from './act-form.tsx';
import type { RefusedStatement } from './statement-card.tsx';

type Props = { statement: StatementView; refused: RefusedStatement | null };

/** Merging into a like one: those that are alike with one press each, any other by its number. */
export function MergeForm({ statement, like, refused }: Props & { like: StatementView[] }) {
  const { t } = useT();
  const { statementId, number } = statement;
  const about = t('moderate:statement_number', { number });
  const mine = refused?.form === 'mergeStatement' ? refused : null;
  return (
    <Disclosure label={t('moderate:merge')} about={about} open={mine ? true : undefined}>
      <p>{t('moderate:merge_text')}</p>
      {like.map((row) => (
        <div key={row.statementId} className="grid gap-2">
          <UserText text={`${row.number}. ${row.text ?? ''}`} lang={row.lang} />
          <ActButton
            intent="mergeStatement"
            fields={{ targetId: statementId, into: String(row.number) }}
            wide
            about={about}
          >
            {t('moderate:merge_into')} <span className="sr-only">{row.number}</span>
          </ActButton>
        </div>
      ))}
      <ActForm intent="mergeStatement" fields={{ targetId: statementId }} className="grid gap-2">
        <TextField
          id={`merge-${statementId}`}
          name="into"
          inputMode="numeric"
          ltr
          label={
            <>
              {t('moderate:merge_number')} <span className="sr-only">{about}</span>
            </>
          }
          error={mine ? t(`errors:${mine.reason}`) : undefined}
          defaultValue={mine?.values.into}
        />
        <Button>
          <span>
            {t('moderate:merge_do')} <span className="sr-only">{about}</span>
          </span>
        </Button>
      </ActForm>
    </Disclosure>
  );
}

/** What the statement says in each other language, written by moderators. */
export function TranslateForms({ statement, refused }: Props) {
  const { t } = useT();
  const mine = refused?.form === 'translateStatement' ? refused : null;
  return (
    <Disclosure
      label={t('moderate:translate')}
      about={t('moderate:statement_number', { number: statement.number })}
      open={mine ? true : undefined}
    >
      <p>{t('moderate:translate_text')}</p>
      {languages
        .filter((lang) => lang !== statement.lang)
        .map((lang) => (
          <TranslateForm
            key={lang}
            statement={statement}
            lang={lang}
            refused={mine?.values.lang === lang ? mine : null}
          />
        ))}
    </Disclosure>
  );
}

function TranslateForm({ statement, lang, refused }: Props & { lang: Lang }) {
  const { t } = useT();
  const { statementId, number } = statement;
  const listed = refused?.reason === 'statement.listed_words';
  const about = t('moderate:statement_number', { number });
  return (
    <ActForm
      intent="translateStatement"
      fields={{ statementId, lang, ...(listed && { sure: '1' }) }}
      className="grid gap-2"
    >
      <TextArea
        id={`translate-${lang}-${statementId}`}
        name="text"
        rows={2}
        lang={lang}
        maxLength={limits.statementText.max}
        label={
          <>
            {t(`moderate:lang_${lang}`)} <span className="sr-only">{about}</span>
          </>
        }
        error={refused ? t(`errors:${refused.reason}`) : undefined}
        defaultValue={refused?.values.text ?? statement.translations[lang]}
      />
      <Button>
        <span>
          {t(listed ? 'moderate:translate_anyway' : 'moderate:translate_save')} <span className="sr-only">{about}</span>
        </span>
      </Button>
    </ActForm>
  );
}
