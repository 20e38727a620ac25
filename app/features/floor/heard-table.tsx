import type { FloorHeard } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { writeTime } from '#app/ui/time-left.tsx';
import { SpeakerName } from './speaker-name.tsx';

const columns = ['name', 'turns', 'time'] as const;

/** Everybody who has had the floor, with the number of their turns and the time of all of them. */
export function HeardTable({ heard }: { heard: readonly FloorHeard[] }) {
  const { t } = useT();
  return (
    <section aria-labelledby="heard" className="grid gap-3">
      <h2 id="heard">{t('groups:heard')}</h2>
      {heard.length === 0 ? (
        <p>{t('groups:heard_none')}</p>
      ) : (
        <DataTable
          caption={t('groups:heard_caption')}
          columns={columns.map((key) => ({ key, label: t(`groups:heard_${key}`), numeric: key !== 'name' }))}
          rows={heard.map((row, index) => ({
            id: String(index),
            cells: {
              name: <SpeakerName row={row} />,
              turns: row.turns,
              time: <bdi dir="ltr">{writeTime(row.spokenMs)}</bdi>,
            },
          }))}
        />
      )}
    </section>
  );
}
