import { listLevels, type LevelCounts } from '#app/contract/levels.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** How many ballots came from each level of assurance, where that is told. */
export function WallLevels({ levels }: { levels: LevelCounts | undefined }) {
  const { t } = useT();
  if (!levels) return null;
  return (
    <p className="wall-small text-ink-soft">
      {t('ballot:level.of', { levels: listLevels(levels, (level, count) => t(`ballot:level.${level}`, { count })) })}
    </p>
  );
}
