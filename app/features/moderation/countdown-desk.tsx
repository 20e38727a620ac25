import type { FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextField } from '#app/ui/field.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { TimeLeft, type ClockPhase } from '#app/ui/time-left.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { ActForm } from './act-form.tsx';
import type { Refusal } from './refusal.tsx';
import { Untouched } from './untouched.tsx';
import { writeSeconds } from './write-seconds.ts';

/** Seconds that a countdown may begin with. */
const lengths = [30, 60, 120, 300, 600, 900, 1800] as const;

type Props = {
  countdown: FloorView['countdown'];
  ahead: number | null;
  actionId: string;
  refused: Refusal | null;
  onPhase(phase: ClockPhase): void;
};

/** The countdown of all screens. */
export function CountdownDesk({ countdown, ahead, actionId, refused, onPhase }: Props) {
  const { t } = useT();
  if (!countdown) return <StartCountdown refused={refused?.form === 'startCountdown' ? refused : null} />;
  const { label, clock } = countdown;
  const standing = clock.endsAt === null;
  return (
    <Card labelledBy="countdown-title">
      <h3 id="countdown-title" className="text-base">
        {label ? <UserWords text={label.text} lang={label.lang} /> : t('floor:countdown')}
      </h3>
      <p className="text-lg">
        <TimeLeft clock={clock} ahead={ahead} onPhase={onPhase} />
      </p>
      <Untouched value={standing} valueKey={String(standing)} className="flex flex-wrap gap-2">
        {(steady) => (
          <>
            <ActButton
              intent={steady ? 'resumeCountdown' : 'pauseCountdown'}
              icon={steady ? 'play' : 'pause'}
              about={t('floor:countdown')}
            >
              {t(steady ? 'floor:desk.resume' : 'floor:desk.pause')}
            </ActButton>
            <ActButton intent="extendCountdown" fields={{ actionId }} icon="plus" about={t('floor:countdown')}>
              {t('floor:desk.extend')}
            </ActButton>
            <ActButton intent="stopCountdown" icon="stop">
              {t('floor:desk.countdown_stop')}
            </ActButton>
          </>
        )}
      </Untouched>
    </Card>
  );
}

function StartCountdown({ refused }: Pick<Props, 'refused'>) {
  const speak = useT();
  const { t } = speak;
  const { seconds, label } = refused?.error.fields ?? {};
  return (
    <Disclosure label={t('floor:desk.countdown_start')} icon="clock" open={refused ? true : undefined}>
      <ActForm intent="startCountdown" className="grid gap-3">
        <SelectField
          name="seconds"
          label={t('floor:desk.countdown_seconds')}
          error={seconds && t(`errors:${seconds}`)}
          defaultValue={refused?.values.seconds ?? '300'}
          options={lengths.map((value) => ({ value: String(value), label: writeSeconds(speak, value) }))}
        />
        <TextField
          id="startCountdown-label"
          name="label"
          label={t('floor:desk.countdown_label')}
          optional={t('floor:desk.optional')}
          hint={t('floor:desk.countdown_label_hint')}
          autoComplete="off"
          error={label && t(`errors:${label}`)}
          defaultValue={refused?.values.label ?? ''}
        />
        <Button variant="main">{t('floor:desk.countdown_send')}</Button>
      </ActForm>
    </Disclosure>
  );
}
