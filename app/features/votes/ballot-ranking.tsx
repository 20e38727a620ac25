import { useEffect, useState, type ComponentType } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { FieldError } from '#app/ui/field-frame.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import type { BallotFieldsProps } from './ballot-form.tsx';
import { OptionWords } from './ballot-words.tsx';
import type { RankBoardProps } from './rank-board.tsx';

/** Options in an order: by places to choose without script; with it, by buttons and by drawing, once that is loaded. */
export function RankingFields(props: BallotFieldsProps) {
  const { motion, id, start, error, now, live, change, onChange } = props;
  const { t } = useT();
  const loaded = useRankBoard(live);
  const shared = motion.method === 'ranked-schulze' ? t('own:hint_ranking_equal') : '';
  return (
    <fieldset className="choices" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend className="fieldset-label">{t('room:motions.your_vote')}</legend>
      <p id={`${id}-hint`} className="field-hint">
        {t(loaded ? 'own:hint_ranking' : 'own:hint_places')} {loaded ? null : shared} {change}
      </p>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {loaded ? (
        <loaded.RankBoard motion={motion} id={id} start={now ?? start} onChange={onChange} />
      ) : (
        motion.options.map(({ optionId }, at) => (
          <SelectField
            key={optionId}
            id={at === 0 ? id : `${id}-${at + 1}`}
            name={`place.${optionId}`}
            label={<OptionWords motion={motion} optionId={optionId} />}
            prompt={t('ballot:not_ranked')}
            defaultValue={start[`place.${optionId}`]}
            options={motion.options.map((_, place) => ({ value: String(place + 1), label: String(place + 1) }))}
          />
        ))
      )}
    </fieldset>
  );
}

type Loaded = { RankBoard: ComponentType<RankBoardProps> };

/** What few people need at once is fetched when such a ballot is shown. Where that fails the places stay. */
function useRankBoard(live: boolean): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!live) return;
    import('./rank-board.tsx').then(
      ({ RankBoard }) => setLoaded({ RankBoard }),
      () => undefined,
    );
  }, [live]);
  return loaded;
}
