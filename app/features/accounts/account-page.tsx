import type { ReactNode } from 'react';
import { charterVersion } from '#app/contract/charter.ts';
import { guessLang, type LocalizedText } from '#app/contract/languages.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { Logins, type Login } from './logins.tsx';

export type Mine = {
  kind: 'account' | 'guest';
  name: string | null;
  email: string | null;
  charterVersion: number | null;
  roles: Array<{ role: string; space: LocalizedText | null; commune: LocalizedText | null }>;
  sessions: Array<{ sessionId: string; communeSlug: string; title: LocalizedText }>;
};

type AccountPageProps = {
  mine: Mine;
  logins: readonly Login[];
  /** Name, password and address, to be changed. */ change: ReactNode;
  /** The charter itself, to be read before it is accepted. */ charter: ReactNode;
};

/** Who I am here, what I accepted, where I am signed in. */
export function AccountPage({ mine, logins, change, charter }: AccountPageProps) {
  const { t } = useT();
  return (
    <div className="grid gap-10">
      <h1>{t('account:mine.title')}</h1>
      <div className="with-rail items-start">
        <div className="grid gap-10">
          <Who mine={mine} />
          {change}
          <Charter accepted={mine.charterVersion}>{charter}</Charter>
          <Joined sessions={mine.sessions} />
        </div>
        <SignOutForm />
      </div>
      <Logins logins={logins} />
    </div>
  );
}

/** The short version for somebody who joined by a code. */
export function GuestPage({ mine }: { mine: Mine }) {
  const { t, lang } = useT();
  return (
    <div className="grid gap-10">
      <h1>{t('account:mine.guest_title')}</h1>
      <div className="grid gap-4">
        <p>{t('account:mine.guest_lead')}</p>
        <Facts items={[{ label: t('account:mine.name'), value: <Name name={mine.name} /> }]} />
        <p className="max-w-text text-ink-soft">{t('account:mine.guest_note')}</p>
      </div>
      <Joined sessions={mine.sessions} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/${lang}/sign-in`}>{t('account:mine.guest_sign_in')}</ButtonLink>
        <SignOutForm />
      </div>
    </div>
  );
}

function Name({ name }: { name: string | null }) {
  const { t, lang } = useT();
  return name ? <UserWords text={name} lang={guessLang(name, lang)} /> : <>{t('account:mine.nameless')}</>;
}

function Who({ mine }: { mine: Mine }) {
  const { t } = useT();
  const email = (
    <bdi dir="ltr" lang="en" className="break-all">
      {mine.email}
    </bdi>
  );
  return (
    <section aria-labelledby="who" className="grid gap-3">
      <h2 id="who">{t('account:mine.who')}</h2>
      <Facts
        items={[
          { label: t('account:mine.name'), value: <Name name={mine.name} /> },
          { label: t('account:mine.email'), value: email },
          { label: t('account:mine.roles'), value: <Roles roles={mine.roles} /> },
        ]}
      />
    </section>
  );
}

function Roles({ roles }: { roles: Mine['roles'] }) {
  const { t } = useT();
  if (roles.length === 0) return <>{t('account:mine.role_citizen')}</>;
  return (
    <ul>
      {roles.map((held, at) => (
        <li key={at}>
          {t(`account:mine.role_${held.role}`)}
          <span className="block font-normal text-ink-soft">
            <Place {...held} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Place({ space, commune }: Omit<Mine['roles'][number], 'role'>) {
  const speak = useT();
  const where = space ?? commune;
  if (!where) return <>{speak.t('account:mine.everywhere')}</>;
  const { text, lang } = speak.pick(where);
  const name = <UserWords text={text} lang={lang} />;
  return space ? name : <Phrase k="account:mine.commune" parts={{ name }} />;
}

function Charter({ accepted, children }: { accepted: number | null; children: ReactNode }) {
  const { t } = useT();
  const inForce = accepted === charterVersion;
  return (
    <section aria-labelledby="charter" className="grid gap-3">
      <h2 id="charter">{t('account:mine.charter')}</h2>
      <p>
        {t(inForce ? 'account:mine.charter_accepted' : 'account:mine.charter_missing', { version: charterVersion })}
      </p>
      {children}
      {inForce ? null : (
        <form method="post">
          <input type="hidden" name="intent" value="accept" />
          <input type="hidden" name="version" value={charterVersion} />
          <Button variant="main">{t('account:mine.charter_accept', { version: charterVersion })}</Button>
        </form>
      )}
    </section>
  );
}

function Joined({ sessions }: { sessions: Mine['sessions'] }) {
  const speak = useT();
  const { t, lang } = speak;
  return (
    <section aria-labelledby="joined" className="grid gap-3">
      <h2 id="joined">{t('account:mine.sessions')}</h2>
      {sessions.length === 0 ? <p className="text-ink-soft">{t('account:mine.sessions_none')}</p> : null}
      <ul className="grid gap-2">
        {sessions.map((session) => {
          const title = speak.pick(session.title);
          return (
            <li key={session.sessionId}>
              <a href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}`}>
                <UserWords text={title.text} lang={title.lang} />
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SignOutForm() {
  const { t } = useT();
  return (
    <form method="post" action="/sign-out">
      <Button>{t('account:mine.sign_out')}</Button>
    </form>
  );
}
