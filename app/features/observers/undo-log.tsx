import type { UndoEntry } from '#app/contract/observation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Time } from '#app/ui/time.tsx';

const columns = ['undone', 'by', 'when'] as const;

/** What moderators took back by the button of the cockpit: the act, never whom or which text it concerned. */
export function UndoLog({ entries }: { entries: UndoEntry[] }) {
  const { t, dateTime } = useT();
  return (
    <section aria-labelledby="undo-log" className="flow">
      <h2 id="undo-log">{t('observers:undo')}</h2>
      {entries.length === 0 ? (
        <p>{t('observers:no_undo')}</p>
      ) : (
        <DataTable
          caption={t('observers:undo')}
          columns={columns.map((key) => ({ key, label: t(`observers:column.${key}`) }))}
          rows={entries.map(({ entryId, act, at }) => ({
            id: entryId,
            cells: {
              undone: t(act === 'attendance-noted' ? 'observers:undone_attendance' : `moderate:done.${act}`),
              by: t('moderation:log.by_moderator'),
              when: <Time iso={at} absolute={dateTime(at)} />,
            },
          }))}
        />
      )}
    </section>
  );
}
