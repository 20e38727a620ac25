import { fewestInGroup } from '#app/contract/opinion-groups.ts';
import type { MapPage, OpinionMapView, StatementShare } from '#app/contract/opinion-map.ts';
import type { StatementView } from '#app/contract/views.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { GroupMark } from './group-mark.tsx';
import { MapPicture } from './map-picture.tsx';
import { ShareSentence, tellingShares, type Statements } from './map-words.tsx';
import { useOpinionMap } from './use-opinion-map.ts';

type Props = {
  address: string;
  loaded: MapPage | null;
  revision: number;
  statements: StatementView[];
  /** Steps smaller than all of it would be. */
  fit: number;
};

/** The opinion map on the wall of the hall: the picture, one sentence for each group, and one that unites. */
export function WallMap({ address, loaded, revision, statements: list, fit }: Props) {
  const { map } = useOpinionMap(address, loaded, revision, 0);
  const view = map?.drawn?.view;
  if (!view || view.groups.length === 0) {
    return (
      <>
        <h1 className="wall-text">
          <Said below say={({ t }) => t('map:none')} />
        </h1>
        <p className="wall-small">
          <Said below say={({ t }) => t('map:none_text', { fewest: fewestInGroup })} />
        </p>
      </>
    );
  }
  const statements = new Map(list.map((row) => [row.number, row]));
  return (
    <div className="wall-map">
      <MapPicture view={view} />
      <div className="grid gap-[calc(1.5*var(--wall))]">
        <h1 className={fit > 1 ? 'wall-small' : 'wall-text'}>
          <Said say={({ t }) => t('map:title')} />
        </h1>
        <WallSentences view={view} statements={statements} fit={fit} />
      </div>
    </div>
  );
}

/** The most telling one in the language of the screen, else the most telling one. */
function inLanguage(shares: StatementShare[], statements: Statements, lang: string): StatementShare | undefined {
  return shares.find(({ number }) => statements.get(number)?.lang === lang) ?? shares[0];
}

function WallSentences({ view, statements, fit }: { view: OpinionMapView; statements: Statements; fit: number }) {
  const { t, lang } = useT();
  const common = inLanguage(
    view.consensus.filter(({ number }) => statements.get(number)?.text),
    statements,
    lang,
  );
  const lines = fit > 1 ? 'line-clamp-2' : 'line-clamp-3';
  return (
    <ul className="wall-small grid content-center gap-[calc(1.5*var(--wall))]">
      {view.groups.map((group) => {
        const first = inLanguage(tellingShares(group, statements), statements, lang);
        return (
          <li key={group.label}>
            <p className="flex items-center gap-[calc(1*var(--wall))] font-bold">
              <GroupMark label={group.label} />
              <Said
                say={(speak) =>
                  speak.t('map:wall_group', { label: group.label, count: speak.t('map:size', { count: group.size }) })
                }
              />
            </p>
            <p className={lines}>
              {first ? <ShareSentence short share={first} statements={statements} /> : t('map:no_telling')}
            </p>
          </li>
        );
      })}
      {common && fit < 3 ? (
        <li>
          <p className="font-bold">
            <Said say={({ t }) => t('map:wall_common')} />
          </p>
          <p className={lines}>
            <ShareSentence short share={common} statements={statements} />
          </p>
        </li>
      ) : null}
    </ul>
  );
}
