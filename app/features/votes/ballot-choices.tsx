import { stands } from '#app/contract/methods.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { CheckboxGroup, RadioGroup } from '#app/ui/choice.tsx';
import { TextArea } from '#app/ui/field.tsx';
import type { BallotFieldsProps } from './ballot-form.tsx';
import { OptionWords } from './ballot-words.tsx';

export function SingleFields({ motion, id, start, error, change }: BallotFieldsProps) {
  const { t } = useT();
  return (
    <RadioGroup
      id={id}
      name="option"
      label={t('room:motions.your_vote')}
      hint={`${t('own:hint_single')} ${change}`}
      error={error}
      required
      defaultValue={start.option}
      options={motion.options.map(({ optionId }) => ({
        value: optionId,
        label: <OptionWords motion={motion} optionId={optionId} />,
      }))}
    />
  );
}

export function ApprovalFields({ motion, id, start, error, change }: BallotFieldsProps) {
  const { t } = useT();
  return (
    <CheckboxGroup
      id={id}
      name="options"
      label={t('room:motions.your_vote')}
      hint={`${t('own:hint_approval')} ${change}`}
      error={error}
      defaultValues={motion.options.map((one) => one.optionId).filter((one) => start[`options.${one}`] !== undefined)}
      options={motion.options.map(({ optionId }) => ({
        value: optionId,
        name: `options.${optionId}`,
        label: <OptionWords motion={motion} optionId={optionId} />,
      }))}
    />
  );
}

/** Agree, stand aside, or block and say why: who writes a reason is told beforehand that everybody will read it. */
export function ConsentFields({ id, start, error, now, change }: BallotFieldsProps) {
  const { t } = useT();
  const isBlock = (now ?? start).stand === 'block';
  return (
    <>
      <RadioGroup
        id={id}
        name="stand"
        label={t('room:motions.your_vote')}
        hint={change}
        error={isBlock ? undefined : error}
        required
        defaultValue={start.stand}
        options={stands.map((value) => ({
          value,
          label: t(`ballot:stand_${value}`),
          hint: t(`ballot:stand_${value}_hint`),
        }))}
      />
      <TextArea
        id={`${id}-reason`}
        name="reason"
        label={t('ballot:reason')}
        hint={t('ballot:reason_hint')}
        error={isBlock ? error : undefined}
        rows={3}
        defaultValue={start.reason}
        count={{ limit: limits.blockReason.max, atMost: t('form.at_most', { max: limits.blockReason.max }) }}
      />
    </>
  );
}
