import { limits } from '#app/contract/limits.ts';
import { guessLang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { TextArea } from './field.tsx';
import { UserText } from './user-text.tsx';

type Props = {
  /** What the form is for: its own fields, hidden. */
  fields: Record<'intent', string> & Record<string, string>;
  /** The id of what the appeal is about. */
  about: string;
  /** The tab of the room that is open afterwards. */
  tab: string;
  /** Why it was refused, with what was typed. */
  refused: { reason: string; text: string | undefined } | null;
};

/** The appeal of an author against a decision on their own words. */
export function AppealForm({ fields, about, tab, refused }: Props) {
  const { t } = useT();
  const { max } = limits.appealText;
  return (
    <Disclosure label={t('own:appeal')} open={refused ? true : undefined}>
      <form method="post" action={`?tab=${tab}`} className="stack">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextArea
          id={`appeal-${about}`}
          name="text"
          rows={3}
          required
          maxLength={max}
          label={t('own:appeal_label')}
          hint={t('own:appeal_hint')}
          error={refused ? t(`errors:${refused.reason}`) : undefined}
          defaultValue={refused?.text}
          count={{
            limit: max,
            atMost: t('form.at_most', { max }),
            left: (left) => t('form.left', { count: Math.max(0, left) }),
          }}
        />
        <Button>{t('own:appeal_send')}</Button>
      </form>
    </Disclosure>
  );
}

/** What the moderator who decided added for the author. */
export function AppealNote({ note }: { note: string | null }) {
  const { t, lang } = useT();
  if (!note) return null;
  return (
    <>
      <p>{t('own:appeal_note')}</p>
      <blockquote className="quote">
        <UserText text={note} lang={guessLang(note, lang)} />
      </blockquote>
    </>
  );
}
