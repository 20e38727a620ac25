import type { Authorship } from '#app/contract/opinions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** Who wrote how much of the text as it is now, for members. */
export function WhoWrote({ authors }: { authors: readonly Authorship[] }) {
  const { t, percent } = useT();
  const all = authors.reduce((sum, { characters }) => sum + characters, 0);
  if (all === 0) return null;
  const items = authors.map(({ personId, name, characters }) => ({
    label: personId === null ? t('opinion:authors.template') : <UserWords text={name ?? t('opinion:authors.nobody')} />,
    value: <span className="nums">{percent(characters / all)}</span>,
  }));
  return (
    <section aria-labelledby="who-wrote" className="grid gap-2">
      <h2 id="who-wrote" className="text-lg">
        {t('opinion:authors.title')}
      </h2>
      <p className="text-ink-soft">{t('opinion:authors.lead')}</p>
      <Facts items={items} />
    </section>
  );
}
