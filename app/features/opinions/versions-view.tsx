import type { ReactNode } from 'react';
import type { OpinionRights, OpinionView, VersionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { CompareForm } from './compare-form.tsx';
import type { ManageDone } from './manage-done.ts';
import { ManagePanel } from './manage-panel.tsx';
import { OpinionHead } from './opinion-head.tsx';
import { VersionCard } from './version-card.tsx';

type Props = {
  opinion: OpinionView;
  rights: OpinionRights;
  versions: readonly VersionView[];
  actionId: string;
  refused: Refused | undefined;
  done: ManageDone | null;
  now: string;
};

/** The versions of an opinion, with what the rapporteur may do with it. */
export function VersionsView({ opinion, rights, versions, actionId, refused, done, now }: Props) {
  const { t, lang } = useT();
  const here = `/${lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}`;
  return (
    <div className="grid gap-8">
      <FormErrors refused={refused} fields={['title', 'name']} />
      <OpinionHead opinion={opinion} purpose={t('opinion:versions_title')}>
        <p>{t('opinion:versions_lead')}</p>
        <p className="flex flex-wrap gap-3">
          <ButtonLink href={here}>{t('opinion:read')}</ButtonLink>
          {rights.write ? <ButtonLink href={`${here}/edit`}>{t('opinion:write')}</ButtonLink> : null}
          {rights.manage ? <ButtonLink href="#manage">{t('opinion:manage.title')}</ButtonLink> : null}
        </p>
      </OpinionHead>
      {done ? <Notice kind="success">{t(`opinion:done.${done}`)}</Notice> : null}
      <div className={rights.manage ? 'with-rail items-start' : 'max-w-text'}>
        <div className="grid min-w-0 gap-8">
          <Part id="compare" title={t('opinion:compare.title')} shown={versions.length > (rights.readDraft ? 0 : 1)}>
            <p>{t('opinion:compare.hint')}</p>
            <CompareForm versions={versions} withNow={rights.readDraft} action={`${here}/versions`} />
          </Part>
          <Part id="list" title={t('opinion:versions_list')} shown>
            {versions.length === 0 ? (
              <EmptyState title={t('opinion:versions_none')}>{t('opinion:versions_none_text')}</EmptyState>
            ) : (
              <ol className="grid gap-4">
                {versions.map((version) => (
                  <VersionCard key={version.number} version={version} {...{ opinion, rights, actionId, here, now }} />
                ))}
              </ol>
            )}
          </Part>
        </div>
        {rights.manage ? <ManagePanel opinion={opinion} actionId={actionId} refused={refused} here={here} /> : null}
      </div>
    </div>
  );
}

function Part({ id, title, shown, children }: { id: string; title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-4">
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
