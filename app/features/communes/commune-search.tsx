import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { CommuneList } from './commune-list.tsx';
import type { ListedCommune } from './group-communes.ts';

type CommuneSearchProps = {
  query: string;
  communes: readonly ListedCommune[];
  /** More exist than are shown. */ more: boolean;
};

/** Finds a commune by its name in either script; pilots come first. */
export function CommuneSearch({ query, communes, more }: CommuneSearchProps) {
  const { t, lang } = useT();
  const examples = { ar: <UserWords text="كلميم" lang="ar" />, fr: <UserWords text="Guelmim" lang="fr" /> };
  return (
    <section aria-labelledby="communes" className="grid gap-6">
      <h2 id="communes">{t('home:communes')}</h2>
      <form action={`/${lang}#communes`} role="search" className="flex max-w-text flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField
            id="q"
            name="q"
            type="search"
            label={t('home:search_label')}
            hint={<Phrase k="home:search_hint" parts={examples} />}
            defaultValue={query}
            autoComplete="off"
            maxLength={100}
          />
        </div>
        <Button icon="search">{t('home:search')}</Button>
      </form>
      {query ? (
        <p>
          <strong>{t('home:found', { count: communes.length })}</strong>{' '}
          <a href={`/${lang}#communes`}>{t('home:search_all')}</a>
        </p>
      ) : null}
      {communes.length === 0 ? <Nothing searched={query !== ''} /> : null}
      <CommuneList id="pilots" title={t('home:pilots')} communes={communes.filter(({ isPilot }) => isPilot)} />
      <CommuneList id="others" title={t('home:others')} communes={communes.filter(({ isPilot }) => !isPilot)} />
      {more ? <p>{t('home:more')}</p> : null}
    </section>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  const { t } = useT();
  if (searched) return <p className="text-ink-soft">{t('home:none_text')}</p>;
  return <EmptyState title={t('home:empty_title')}>{t('home:empty_text')}</EmptyState>;
}
