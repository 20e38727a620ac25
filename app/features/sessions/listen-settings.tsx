import { announceIntervals, type AnnounceInterval } from '#app/live/use-announcer.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { SelectField } from '#app/ui/select-field.tsx';

type Props = { seconds: AnnounceInterval; onChoose(seconds: AnnounceInterval): void };

/** How often a screen reader is told what happens. */
export function ListenSettings({ seconds, onChoose }: Props) {
  const { t } = useT();
  return (
    <details className="listen">
      <summary>{t('room:listen.title')}</summary>
      <SelectField
        name="announce"
        label={t('room:listen.label')}
        hint={t('room:listen.hint')}
        defaultValue={String(seconds)}
        key={seconds}
        options={announceIntervals.map((value) => ({ value: String(value), label: t(`room:listen.every_${value}`) }))}
        onChange={(event) => {
          const next = announceIntervals.find((value) => String(value) === event.currentTarget.value);
          if (next !== undefined) onChoose(next);
        }}
      />
    </details>
  );
}
