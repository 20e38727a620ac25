import type { Ballot } from '#app/contract/ballots.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Paper = Pick<MotionView, 'options'>;

/** The text of an option, by its letter. */
export function OptionWords({ motion, optionId }: { motion: Paper; optionId: string }) {
  const { pick } = useT();
  const text = pick(motion.options.find((option) => option.optionId === optionId)?.text);
  return <UserWords text={text.text} lang={text.lang} />;
}

/** Several options on one line. */
export function OptionList({ motion, ids }: { motion: Paper; ids: readonly string[] }) {
  const { t } = useT();
  return ids.map((id, at) => (
    <span key={id}>
      {at > 0 ? t('ballot:and') : null}
      <OptionWords motion={motion} optionId={id} />
    </span>
  ));
}

type Props = { motion: Paper; ballot: Ballot };

/** A ballot in words, as it was or will be sent. */
export function BallotWords({ motion, ballot }: Props) {
  const { t } = useT();
  if ('choice' in ballot) return <p>{t(`room:motions.${ballot.choice}`)}</p>;
  if ('stand' in ballot) {
    return (
      <p>
        {t(`ballot:stand_${ballot.stand}`)}
        {ballot.reason === undefined ? null : (
          <>
            {t('colon')} <UserWords text={ballot.reason} />
          </>
        )}
      </p>
    );
  }
  if ('ranking' in ballot) {
    return (
      <ol className="grid list-decimal gap-1 ps-8 font-bold">
        {ballot.ranking.map((ids) => (
          <li key={ids.join('')}>
            <OptionList motion={motion} ids={ids} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <ul className="grid list-disc gap-1 ps-8 font-bold">
      {marksOf(ballot).map(([id, mark]) => (
        <li key={id}>
          <OptionWords motion={motion} optionId={id} />
          {mark === null ? null : (
            <span className="nums">
              {t('colon')} <bdi>{mark}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type Marked = Exclude<Ballot, { choice: unknown } | { stand: unknown } | { ranking: unknown }>;

function marksOf(ballot: Marked): Array<readonly [id: string, mark: number | null]> {
  if ('option' in ballot) return [[ballot.option, null]];
  if ('options' in ballot) return ballot.options.map((id) => [id, null] as const);
  return Object.entries('scores' in ballot ? ballot.scores : ballot.points);
}
