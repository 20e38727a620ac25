import type { Door, DoorReason } from '#app/contract/door.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Time } from '#app/ui/time.tsx';

export type DoorEntry = { entryId: string; door: Door; reason: DoorReason; role: 'moderator'; actedAt: string };

const columns = ['decision', 'reason', 'by', 'when'] as const;

/** When the chair changed who may still come in, and why. */
export function DoorLog({ entries }: { entries: DoorEntry[] }) {
  const { t, dateTime } = useT();
  return (
    <section aria-labelledby="door-log" className="flow">
      <h2 id="door-log">{t('moderation:log.doors')}</h2>
      <DataTable
        caption={t('moderation:log.doors')}
        columns={columns.map((key) => ({ key, label: t(`moderation:log.${key}`) }))}
        rows={entries.map(({ entryId, door, reason, role, actedAt }) => ({
          id: entryId,
          cells: {
            decision: t(`moderation:door.${door}`),
            reason: t(`moderation:door.reason_${reason}`),
            by: t(`moderation:log.by_${role}`),
            when: <Time iso={actedAt} absolute={dateTime(actedAt)} />,
          },
        }))}
      />
    </section>
  );
}
