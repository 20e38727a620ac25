import { fewestInGroup } from '#app/contract/opinion-groups.ts';
import { listLevels, type LevelCounts } from '#app/contract/levels.ts';
import type { MapPage } from '#app/contract/opinion-map.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { MapPicture } from './map-picture.tsx';
import { MapTable } from './map-table.tsx';
import { ConsensusList, GroupWords } from './map-words.tsx';

type Props = { map: MapPage; statements: StatementView[]; exportHref: string };

/** Where opinions meet and where they part: a picture, the same in sentences, and the same in numbers. */
export function OpinionMap({ map: { drawn, own }, statements: list, exportHref }: Props) {
  const { t, time } = useT();
  if (!drawn || (drawn.view.groups.length === 0 && drawn.view.consensus.length === 0)) {
    return (
      <EmptyState title={t('map:none')}>
        <p>{t('map:none_text', { fewest: fewestInGroup })}</p>
        {drawn ? <p className="nums">{t('map:so_far', { count: drawn.view.people })}</p> : null}
        <VoterLevels levels={drawn?.levels ?? null} />
      </EmptyState>
    );
  }
  const { view } = drawn;
  const statements = new Map(list.map((row) => [row.number, row]));
  return (
    <div className="grid gap-6">
      <p className="text-ink-soft">
        {t('map:about', { count: view.people })}{' '}
        {drawn.final ? t('map:final') : t('map:drawn_at', { time: time(drawn.at) })}
      </p>
      <VoterLevels levels={drawn.levels} />
      {view.groups.length > 0 ? (
        <Picture map={{ drawn, own }} />
      ) : (
        <p>{t('map:no_groups', { fewest: fewestInGroup })}</p>
      )}
      <section aria-labelledby="map-consensus" className="grid gap-2">
        <h3 id="map-consensus" className="text-base">
          {t('map:consensus')}
        </h3>
        <ConsensusList view={view} statements={statements} />
      </section>
      {view.groups.map((group) => (
        <GroupWords key={group.label} group={group} view={view} statements={statements} />
      ))}
      <details>
        <summary className="py-3 text-indigo underline underline-offset-4">{t('map:open_table')}</summary>
        <MapTable view={view} statements={statements} />
      </details>
      <p className="text-ink-soft">
        {t('map:how')} <a href={exportHref}>{t('map:open_data')}</a>
      </p>
    </div>
  );
}

/** Everybody who voted on statements, by level of assurance. */
function VoterLevels({ levels }: { levels: LevelCounts | null }) {
  const { t } = useT();
  if (!levels) return null;
  return (
    <p className="nums text-ink-soft">
      {t('map:levels', { levels: listLevels(levels, (level, count) => t(`ballot:level.${level}`, { count })) })}
    </p>
  );
}

function Picture({ map: { drawn, own } }: { map: MapPage }) {
  const { t } = useT();
  if (!drawn) return null;
  const { view } = drawn;
  return (
    <figure className="grid gap-2">
      <MapPicture view={view} own={own} />
      <figcaption className="grid gap-1 text-ink-soft">
        <p>{t('map:read')}</p>
        {own ? (
          <p>
            <strong>{own.label ? t('map:own_group', { label: own.label }) : t('map:own_none')}</strong>
          </p>
        ) : null}
        {view.withheld > 0 ? (
          <p className="nums">{t('map:withheld', { count: view.withheld, fewest: fewestInGroup })}</p>
        ) : null}
      </figcaption>
    </figure>
  );
}
