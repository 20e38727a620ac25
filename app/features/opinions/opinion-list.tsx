import type { OpinionView } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { readingFact, StateChip, timeFact } from './opinion-facts.tsx';
import { opinionName } from './opinion-name.ts';
import { stateGroups } from './opinion-state.ts';

type Props = { slug: string; opinions: readonly OpinionView[]; canCreate: boolean; now: string };

/** The opinions of a space that somebody may see, by what goes on with them. */
export function OpinionList({ slug, opinions, canCreate, now }: Props) {
  const { t, lang } = useT();
  const base = `/${lang}/${slug}/opinions`;
  const begin = canCreate ? (
    <ButtonLink variant="main" icon="plus" href={`${base}/new`}>
      {t('opinion:begin')}
    </ButtonLink>
  ) : null;
  return (
    <div className="grid gap-10">
      <header className="grid gap-3">
        <h1>{t('opinion:title')}</h1>
        <p className="max-w-text">{t('opinion:list_lead')}</p>
        {opinions.length > 0 && begin ? <p>{begin}</p> : null}
      </header>
      {opinions.length === 0 ? (
        <EmptyState title={t('opinion:empty_title')} action={begin}>
          {t(canCreate ? 'opinion:empty_text_member' : 'opinion:empty_text')}
        </EmptyState>
      ) : null}
      {stateGroups.map(({ id, states }) => {
        const mine = opinions.filter(({ state }) => states.includes(state));
        if (mine.length === 0) return null;
        return (
          <section key={id} aria-labelledby={`group-${id}`} className="grid gap-4">
            <h2 id={`group-${id}`}>{t(`opinion:group_${id}`)}</h2>
            {mine.map((opinion) => (
              <OpinionCard key={opinion.opinionId} opinion={opinion} href={`${base}/${opinion.opinionId}`} now={now} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function OpinionCard({ opinion, href, now }: { opinion: OpinionView; href: string; now: string }) {
  const speak = useT();
  const { t } = speak;
  const id = `opinion-${opinion.opinionId}`;
  return (
    <Card as="article" labelledBy={id}>
      <p className="flex flex-wrap items-center gap-3">
        <StateChip state={opinion.state} />
        <span className="text-ink-soft">{opinionName(speak, opinion)}</span>
      </p>
      <h3 id={id}>
        <a href={href}>
          <UserWords text={opinion.title} lang={opinion.lang} />
        </a>
      </h3>
      <Facts
        items={[
          { label: t('opinion:facts.origin'), value: t(`opinion:origin_${opinion.origin}`) },
          readingFact(speak, opinion),
          timeFact(speak, 'facts.changed', opinion.changedAt, now),
        ]}
      />
    </Card>
  );
}
