import type { ReactNode } from 'react';
import type { Authorship, OpinionPage, VersionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DocumentView } from './document-view.tsx';
import { opinionFacts } from './opinion-facts.tsx';
import { OpinionHead } from './opinion-head.tsx';
import { PublishedVersions } from './published-versions.tsx';
import { VersionNotice } from './version-notice.tsx';
import { WhoWrote } from './who-wrote.tsx';

/** What a reader would have to do before writing; null for those who write and those who never will. */
export type WriteDoor = 'sign_in' | 'charter' | null;

export type OpinionDone = 'created' | 'stopped' | null;

type Props = {
  page: OpinionPage;
  published: readonly VersionView[];
  /** True where the address asks for one version, whatever it is. */
  asVersion: boolean;
  door: WriteDoor;
  done: OpinionDone;
  /** For members, of the text as it is now. */
  authors?: readonly Authorship[];
  now: string;
};

/** An opinion as it is read: its text first, and beside it what is known of it. */
export function ReadingView({ page, published, asVersion, door, done, authors = [], now }: Props) {
  const speak = useT();
  const { t, lang } = speak;
  const { opinion, version, document } = page;
  const here = `/${lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}`;
  return (
    <div className="grid gap-6">
      <OpinionHead opinion={opinion}>
        <p>{t(`opinion:state_text_${opinion.state}`)}</p>
        <Actions page={page} here={here} asVersion={asVersion} door={door} />
      </OpinionHead>
      {done ? <DoneNotice done={done} /> : null}
      {version ? <VersionNotice page={page} version={version} published={published} here={here} /> : null}
      {!version && !['adopted', 'not_adopted'].includes(opinion.state) ? (
        <p className="print-only">{t('opinion:draft_title')}</p>
      ) : null}
      <div className="with-rail items-start">
        <article aria-label={opinion.title} lang={opinion.lang} className="min-w-0">
          <DocumentView tree={document} lang={opinion.lang} images={`${here}/images`} />
        </article>
        <aside aria-label={t('opinion:facts.label')} className="opinion-rail grid gap-6">
          <Facts items={opinionFacts(speak, page, now)} />
          <PublishedVersions versions={published} shown={version?.number ?? null} here={here} />
          <WhoWrote authors={authors} />
        </aside>
      </div>
    </div>
  );
}

function DoneNotice({ done }: { done: NonNullable<OpinionDone> }) {
  const { t } = useT();
  if (done === 'stopped') return <Notice kind="warning">{t('opinion:edit_stopped')}</Notice>;
  return <Notice kind="success">{t(`opinion:done.${done}`)}</Notice>;
}

type ActionsProps = Pick<Props, 'page' | 'asVersion' | 'door'> & { here: string };

/** The way to write, and the ways to the other pages of the opinion. */
function Actions({ page, here, asVersion, door }: ActionsProps) {
  const { t, lang } = useT();
  const { opinion, rights } = page;
  const links: ReactNode[] = [];
  if (asVersion) {
    links.push(
      <ButtonLink key="current" href={here}>
        {t(rights.readDraft ? 'opinion:to_current' : 'opinion:read')}
      </ButtonLink>,
    );
  } else if (rights.write) {
    links.push(
      <ButtonLink key="write" variant="main" icon="document" href={`${here}/edit`}>
        {t('opinion:write')}
      </ButtonLink>,
    );
  }
  links.push(
    <ButtonLink key="versions" href={`${here}/versions`}>
      {t(rights.manage ? 'opinion:to_manage' : 'opinion:to_versions')}
    </ButtonLink>,
  );
  if (door === 'sign_in') {
    links.push(
      <a key="sign-in" className="self-center py-2" href={`/${lang}/sign-in?back=${encodeURIComponent(here)}`}>
        {t('opinion:sign_in_to_write')}
      </a>,
    );
  }
  return (
    <>
      <div className="no-print flex flex-wrap gap-3">{links}</div>
      {door === 'charter' ? (
        <Notice
          title={t('opinion:charter_title')}
          actions={<a href={`/${lang}/${opinion.communeSlug}/charter`}>{t('opinion:charter_link')}</a>}
        />
      ) : null}
    </>
  );
}
