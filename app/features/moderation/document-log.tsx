import { useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Time } from '#app/ui/time.tsx';

export type DocumentEntry = {
  entryId: string;
  act: 'attached' | 'changed' | 'removed';
  number: string;
  role: 'moderator';
  actedAt: string;
};

const columns = ['what', 'decision', 'by', 'when'] as const;

/** When documents of items were attached, changed or removed. */
export function DocumentLog({ entries }: { entries: DocumentEntry[] }) {
  const { t, dateTime } = useT();
  return (
    <section aria-labelledby="document-log" className="flow">
      <h2 id="document-log">{t('moderation:log.documents')}</h2>
      <DataTable
        caption={t('moderation:log.documents')}
        columns={columns.map((key) => ({ key, label: t(`moderation:log.${key}`) }))}
        rows={entries.map(({ entryId, act, number, role, actedAt }) => ({
          id: entryId,
          cells: {
            what: t('moderation:log.item', { number }),
            decision: t(`moderation:log.document_${act}`),
            by: t(`moderation:log.by_${role}`),
            when: <Time iso={actedAt} absolute={dateTime(actedAt)} />,
          },
        }))}
      />
    </section>
  );
}
