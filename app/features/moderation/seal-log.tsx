import type { SealAct } from '#app/contract/seal.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Time } from '#app/ui/time.tsx';

export type SealEntry = { entryId: string; act: SealAct; number: number; role: 'moderator'; actedAt: string };

const columns = ['what', 'decision', 'by', 'when'] as const;

/** How sealed votes were ended: who asked and who confirmed, by role, or that one person did it alone. */
export function SealLog({ entries }: { entries: SealEntry[] }) {
  const { t, dateTime } = useT();
  return (
    <section aria-labelledby="seal-log" className="flow">
      <h2 id="seal-log">{t('moderation:log.seals')}</h2>
      <DataTable
        caption={t('moderation:log.seals')}
        columns={columns.map((key) => ({ key, label: t(`moderation:log.${key}`) }))}
        rows={entries.map(({ entryId, act, number, role, actedAt }) => ({
          id: entryId,
          cells: {
            what: t('moderation:seal.motion', { number }),
            decision: t(`moderation:seal.${act}`),
            by: t(`moderation:log.by_${role}`),
            when: <Time iso={actedAt} absolute={dateTime(actedAt)} />,
          },
        }))}
      />
    </section>
  );
}
