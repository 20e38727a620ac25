import type { LocalizedText } from '#app/contract/languages.ts';
import type { SessionView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { SessionChip } from '#app/ui/session-chip.tsx';
import { Time } from '#app/ui/time.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';

type InvitationProps = { session: SessionView; commune: LocalizedText };

/** The head of an invitation: whose session it is, what it is called, what it is for. */
export function InvitationHead({ session, commune }: InvitationProps) {
  const speak = useT();
  const title = speak.pick(session.title);
  const purpose = speak.pick(session.purpose);
  const place = speak.pick(commune);
  return (
    <header className="grid gap-3">
      <p className="flex flex-wrap items-center gap-3">
        <span className="text-ink-soft">
          <Phrase k="join:commune" parts={{ commune: <UserWords text={place.text} lang={place.lang} /> }} />
        </span>
        <SessionChip state={session.state} />
      </p>
      <h1>
        <UserWords text={title.text} lang={title.lang} />
      </h1>
      <UserText text={purpose.text} lang={purpose.lang} />
    </header>
  );
}

/** What will be decided, by whom, when, and what becomes of an answer. */
export function InvitationFacts({ session, now }: { session: SessionView; now: string }) {
  const speak = useT();
  const { t } = speak;
  const fact = (key: string, words: LocalizedText) => {
    const { text, lang } = speak.pick(words);
    return { label: t(`join:${key}`), value: <UserText text={text} lang={lang} className="font-normal" /> };
  };
  const relative = session.state === 'planned' ? speak.relative(session.startsAt, now) : undefined;
  const when = <Time iso={session.startsAt} absolute={speak.dateTime(session.startsAt)} relative={relative} />;
  return (
    <section aria-labelledby="about" className="grid gap-3">
      <h2 id="about">{t(session.state === 'closed' ? 'join:about_closed' : 'join:about')}</h2>
      <Facts
        items={[
          fact('decides', session.decides),
          fact('decided_by', session.decidedBy),
          fact('decided_when', session.decidedWhen),
          fact('afterwards', session.afterwards),
          // Whoever holds the code of a session that goes on knows when and where.
          ...(session.state === 'open'
            ? []
            : [{ label: t('join:starts'), value: <span className="font-normal">{when}</span> }]),
          ...(session.state !== 'open' && session.place ? [fact('place', session.place)] : []),
        ]}
      />
    </section>
  );
}
