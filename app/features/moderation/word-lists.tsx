import { limits } from '#app/contract/limits.ts';
import { wordListNames, type WordListName } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Props = { lists: Record<WordListName, string[]>; done: boolean; refused: Refused | undefined };

/** The languages that fonts and screen readers know; the others are written in more than one script. */
const written: Partial<Record<WordListName, string>> = { arabic: 'ar', darija: 'ar', french: 'fr' };

/** The lists as text, one word a line. */
export function WordLists({ lists, done, refused }: Props) {
  const { t } = useT();
  const wrong = byList(refused);
  return (
    <div className="grid max-w-text gap-6">
      <FormErrors refused={wrong} fields={wordListNames} />
      {done && !refused ? <Notice kind="success">{t('moderation:words.done')}</Notice> : null}
      <h1>{t('moderation:words.title')}</h1>
      <p>{t('moderation:words.lead')}</p>
      <p>{t('moderation:words.how')}</p>
      <form method="post" className="grid gap-6" noValidate>
        {wordListNames.map((list) => {
          const error = wrong?.error.fields?.[list];
          return (
            <TextArea
              key={list}
              id={list}
              name={list}
              rows={6}
              spellCheck={false}
              lang={written[list]}
              label={t(`moderation:words.${list}`)}
              hint={t(list === 'amazigh' ? 'moderation:words.hint_amazigh' : 'moderation:words.hint', {
                max: limits.listedWords,
              })}
              error={error && t(`errors:${error}`)}
              defaultValue={refused?.values[list] ?? lists[list].join('\n')}
            />
          );
        })}
        <p>
          <Button variant="main">{t('moderation:words.save')}</Button>
        </p>
      </form>
    </div>
  );
}

/** What is wrong with a word is told at its list: the field `lists.french.3` is a line of the list `french`. */
function byList(refused: Refused | undefined): Refused | undefined {
  if (!refused?.error.fields) return refused;
  const fields: Record<string, string> = {};
  for (const [field, reason] of Object.entries(refused.error.fields)) fields[field.split('.')[1] ?? field] ??= reason;
  return { ...refused, error: { ...refused.error, fields } };
}
