import type { ReactNode } from 'react';
import { readNumbers, type Fields } from '#app/contract/ballot-fields.ts';
import { pointsSpent } from '#app/contract/ballots.ts';
import { topScore } from '#app/contract/methods.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FieldError } from '#app/ui/field-frame.tsx';
import { TextField } from '#app/ui/field.tsx';
import type { BallotFieldsProps } from './ballot-form.tsx';
import { OptionWords } from './ballot-words.tsx';

/** A mark from 0 to 5 for each option; one that is left empty gets 0. */
export function ScoreFields(props: BallotFieldsProps) {
  const { t } = useT();
  return <NumberFields {...props} name="scores" hint={t('own:hint_score', { max: topScore })} />;
}

/** Points to share out, with how many are left. */
export function DotFields(props: BallotFieldsProps) {
  const { t } = useT();
  const budget = props.motion.points ?? limits.motionPoints.usual;
  const left = budget - spentIn(props.now ?? props.start);
  return (
    <NumberFields
      {...props}
      name="points"
      hint={t('own:hint_dot', { count: budget })}
      note={left < 0 ? t('own:points_over', { count: -left }) : t('own:points_left', { count: left })}
    />
  );
}

function spentIn(fields: Fields): number {
  return pointsSpent(
    Object.fromEntries(Object.entries(readNumbers(fields, 'points')).filter(([, points]) => !Number.isNaN(points))),
  );
}

type Props = BallotFieldsProps & { name: 'scores' | 'points'; hint: string; note?: ReactNode };

function NumberFields({ motion, id, start, error, name, hint, change, note, live, now }: Props) {
  const { t } = useT();
  const about = [`${id}-hint`, note && live && `${id}-note`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="choices" aria-describedby={about}>
      <legend className="fieldset-label">{t('room:motions.your_vote')}</legend>
      <p id={`${id}-hint`} className="field-hint">
        {hint} {change}
      </p>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {motion.options.map(({ optionId }, at) => (
        <TextField
          key={optionId}
          id={at === 0 ? id : `${id}-${at + 1}`}
          name={`${name}.${optionId}`}
          label={<OptionWords motion={motion} optionId={optionId} />}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          ltr
          className="nums max-w-24"
          defaultValue={start[`${name}.${optionId}`]}
        />
      ))}
      {/* Without script nobody counts while one writes: the sum is looked at when the ballot is sent. */}
      {note && (live || now) ? (
        <p id={`${id}-note`} className="nums font-bold">
          {note}
        </p>
      ) : null}
    </fieldset>
  );
}
