import { useT } from '#app/i18n/use-t.tsx';

const places = ['floor', 'queue', 'questions', 'motions', 'comments', 'statements', 'agenda', 'share'] as const;

/** The parts of a long page, in reach from its top. */
export function JumpList({ waiting }: { waiting: Partial<Record<(typeof places)[number], number>> }) {
  const { t } = useT();
  return (
    <nav aria-label={t('moderate:jump')}>
      <ul className="flex flex-wrap gap-2">
        {places.map((place) => (
          <li key={place}>
            <a href={`#${place}`} className="btn px-3">
              {t(`moderate:jump_${place}`)}
              {waiting[place] ? <span className="tab-count">{waiting[place]}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
