import { useT } from '#app/i18n/use-t.tsx';

/** Two ways to look at statements: voting on them, and the map of what came of it. */
export function StatementViews({ map }: { map: boolean }) {
  const { t } = useT();
  const links = [
    { id: 'votes', href: '?tab=statements', label: t('map:view_votes'), current: !map },
    { id: 'map', href: '?tab=statements&view=map', label: t('map:title'), current: map },
  ];
  return (
    <nav aria-label={t('map:views')} className="flex flex-wrap gap-2">
      {links.map(({ id, href, label, current }) => (
        <a
          key={id}
          href={href}
          className={current ? 'btn btn-current' : 'btn'}
          aria-current={current ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
