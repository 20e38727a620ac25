import { languages } from '#app/contract/languages.ts';
import { languageNames, directionOf } from '#app/i18n/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';

/** What the site is, in which language, and the shortest way in. */
export function Welcome() {
  const { t, lang } = useT();
  return (
    <div className="with-rail items-start">
      <div className="grid gap-6">
        <h1>{t('home:heading')}</h1>
        <p className="max-w-text text-lg leading-body">{t('home:lead')}</p>
        <LanguageChoice />
      </div>
      <Card kind="asking" as="section" labelledBy="join">
        <h2 id="join">{t('home:join_title')}</h2>
        <p>{t('home:join_text')}</p>
        <ButtonLink variant="main" icon="qr" wide href={`/${lang}/join`}>
          {t('home:join')}
        </ButtonLink>
      </Card>
    </div>
  );
}

function LanguageChoice() {
  const { t, lang } = useT();
  return (
    <nav aria-label={t('home:languages')} className="flex flex-wrap gap-3">
      {languages.map((other) => (
        <ButtonLink
          key={other}
          href={`/${other}`}
          hrefLang={other}
          aria-current={other === lang ? 'true' : undefined}
          icon={other === lang ? 'check' : undefined}
        >
          <span lang={other} dir={directionOf(other)} className={other === 'ar' ? 'text-[1.125rem]' : undefined}>
            {languageNames[other]}
          </span>
        </ButtonLink>
      ))}
    </nav>
  );
}

const parts: Array<{ key: string; icon: IconName }> = [
  { key: 'what_live', icon: 'screen' },
  { key: 'what_space', icon: 'people' },
  { key: 'what_open', icon: 'document' },
];

/** The three things to find here, and what a contribution can and cannot do. */
export function WhatIsHere() {
  const { t } = useT();
  return (
    <section aria-labelledby="what" className="grid gap-4">
      <h2 id="what">{t('home:what')}</h2>
      <ul className="grid gap-4 md:grid-cols-3">
        {parts.map(({ key, icon }) => (
          <Card key={key} as="li">
            <h3 className="flex items-center gap-3">
              <Icon name={icon} className="text-terra" />
              {t(`home:${key}`)}
            </h3>
            <p>{t(`home:${key}_text`)}</p>
          </Card>
        ))}
      </ul>
      <p className="max-w-text text-ink-soft">{t('home:advisory')}</p>
    </section>
  );
}
