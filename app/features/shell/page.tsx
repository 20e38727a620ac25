import type { ReactNode } from 'react';
import { useRouteLoaderData } from '@remix-run/react';
import { languages, type LocalizedText } from '#app/contract/languages.ts';
import { languageNames } from '#app/i18n/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Breadcrumb, type Crumb } from '#app/ui/breadcrumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageShell } from '#app/ui/page-shell.tsx';
import { ChoiceMenu, LinkMenu } from '#app/ui/switch-menu.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { useShell } from './use-shell.ts';

type PageProps = {
  /** The way from the commune's first page to here; the last one is this page. */
  crumbs?: Crumb[];
  full?: boolean;
  children: ReactNode;
};

type CommuneData = { slug: string; name: LocalizedText };

/** The frame of every page: the commune's name, languages, themes, account, and help in the same place. */
export function Page({ crumbs, full, children }: PageProps) {
  const speak = useT();
  const { t, lang } = speak;
  const { path, person, demo } = useShell();
  const commune = useRouteLoaderData('routes/commune/layout') as CommuneData | undefined;
  const name = commune && speak.pick(commune.name);
  const base = commune ? `/${lang}/${commune.slug}` : `/${lang}`;
  return (
    <PageShell
      skipLabel={t('shell.skip')}
      homeHref={base}
      productName={t('shell.product')}
      place={name ? <UserWords text={`${t('shell.commune')} ${name.text}`} lang={name.lang} /> : undefined}
      nav={commune ? { label: t('shell.nav'), items: navItems(base, path, t) } : undefined}
      languages={<Languages path={path} />}
      themes={<Themes path={path} />}
      account={<Account person={person} path={path} />}
      footer={footer(speak, commune ? base : `/${lang}`, path, Boolean(commune))}
      full={full}
    >
      {demo ? <Notice kind="warning">{t('shell.demo')}</Notice> : null}
      {crumbs ? <Breadcrumb label={t('shell.crumbs')} items={crumbs} /> : null}
      {children}
    </PageShell>
  );
}

type T = ReturnType<typeof useT>['t'];

function navItems(base: string, path: string, t: T) {
  const current = path.split('?')[0];
  return [
    { label: t('shell.now'), href: base, current: current === base },
    { label: t('shell.sessions'), href: `${base}/sessions`, current: current?.startsWith(`${base}/sessions`) },
    { label: t('shell.opinions'), href: `${base}/opinions`, current: current?.startsWith(`${base}/opinions`) },
    { label: t('shell.space'), href: `${base}/space`, current: current === `${base}/space` },
    { label: t('shell.nav_charter'), href: `${base}/charter`, current: current === `${base}/charter` },
  ];
}

function Languages({ path }: { path: string }) {
  const { t, lang } = useT();
  const items = languages.map((other) => ({
    label: languageNames[other],
    href: path.replace(/^\/[a-z]{2}(?=[/?]|$)/, `/${other}`),
    lang: other,
    current: other === lang,
  }));
  return (
    <LinkMenu
      icon="globe"
      label={<span lang={lang}>{t('shell.language', { name: languageNames[lang] })}</span>}
      compact
      items={items}
    />
  );
}

function Themes({ path }: { path: string }) {
  const { t } = useT();
  const { theme } = useShell();
  const choices = [
    ['system', 'screen'],
    ['light', 'sun'],
    ['dark', 'moon'],
    ['contrast', 'contrast'],
  ] as const;
  return (
    <ChoiceMenu
      icon="contrast"
      label={t('shell.theme')}
      compact
      action="/preferences"
      name="theme"
      hidden={<input type="hidden" name="back" value={path} />}
      items={choices.map(([value, icon]) => ({
        value,
        icon,
        label: t(`shell.theme_${value}`),
        current: theme === value,
      }))}
    />
  );
}

function Account({ person, path }: { person: ReturnType<typeof useShell>['person']; path: string }) {
  const { t, lang } = useT();
  if (person?.kind === 'account') {
    return (
      <a className="menu-link" href={`/${lang}/account`}>
        <Icon name="people" />
        <span className="sr-only sm:not-sr-only">
          <UserWords text={person.name ?? t('shell.account')} />
        </span>
      </a>
    );
  }
  return (
    <a className="menu-link" href={`/${lang}/sign-in?back=${encodeURIComponent(path)}`}>
      <Icon name="people" />
      <span className="sr-only sm:not-sr-only">{t('shell.sign_in')}</span>
    </a>
  );
}

function footer({ t, lang }: ReturnType<typeof useT>, base: string, path: string, inCommune: boolean) {
  return {
    label: t('shell.footer'),
    help: <a href={`/${lang}/help`}>{t('shell.help')}</a>,
    contact: <a href={`/${lang}/help#contact`}>{t('shell.contact')}</a>,
    report: <a href={`/${lang}/help?page=${encodeURIComponent(path)}#report`}>{t('shell.report')}</a>,
    more: (
      <ul className="foot-links">
        {inCommune ? (
          <li>
            <a href={`${base}/charter`}>{t('shell.charter')}</a>
          </li>
        ) : null}
        <li>
          <a href={`/${lang}/accessibility`}>{t('shell.accessibility')}</a>
        </li>
        <li>
          <a href={`/${lang}/privacy`}>{t('shell.privacy')}</a>
        </li>
        <li>
          <a href={`/${lang}/data`}>{t('shell.data')}</a>
        </li>
        <li>
          <a href={`/${lang}`}>{t('shell.communes')}</a>
        </li>
      </ul>
    ),
  };
}
