import type { ReactNode } from 'react';
import { languages, type LocalizedText } from '#app/contract/languages.ts';
import { languageNames } from '#app/i18n/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Announcer } from '#app/ui/announcer.tsx';
import { Logo, WovenBand } from '#app/ui/logo.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Props = {
  session: { title: LocalizedText };
  /** Path of the tablet's page without its language. */
  path: string;
  children: ReactNode;
};

/** The frame of a shared tablet: nothing in it leads away but to another language. */
export function KioskFrame({ session, path, children }: Props) {
  const { t, lang, pick } = useT();
  const title = pick(session.title);
  return (
    <div className="shell kiosk">
      <header className="shell-head">
        <div className="shell-inner shell-bar">
          <p className="shell-name">
            <Logo />
            <span>
              <span className="shell-product">{t('kiosk:title')}</span>
              <span className="shell-place">
                <UserWords text={title.text} lang={title.lang} />
              </span>
            </span>
          </p>
          <nav aria-label={t('kiosk:languages')} className="flex flex-wrap gap-2">
            {languages
              .filter((other) => other !== lang)
              .map((other) => (
                <a key={other} className="btn" lang={other} href={`/${other}${path}`}>
                  {languageNames[other]}
                </a>
              ))}
          </nav>
        </div>
        <WovenBand />
      </header>
      <main id="main" tabIndex={-1} className="shell-main shell-inner">
        {children}
      </main>
      <Announcer />
    </div>
  );
}
