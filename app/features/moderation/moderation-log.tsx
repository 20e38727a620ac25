import type { ReactNode } from 'react';
import type { ModerationReason } from '#app/contract/inputs/moderate-session.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Time } from '#app/ui/time.tsx';

export type LogEntry = {
  entryId: string;
  kind: 'comment' | 'statement';
  number: number | null;
  act: 'hide' | 'refuse';
  reason: ModerationReason | null;
  role: 'moderator';
  actedAt: string;
  restoredAt: string | null;
};

type Props = {
  entries: LogEntry[];
  counts: Array<{ reason: ModerationReason; count: number }>;
  standing: number;
  charterHref: string;
};

/** What was hidden in a session, why, by whom in what role, when, and what became of it. Never a text or a name. */
export function ModerationLog({ entries, counts, standing, charterHref }: Props) {
  const { t, number } = useT();
  if (entries.length === 0) {
    return (
      <EmptyState title={t('moderate:log.empty')}>
        <p>{t('moderate:log.empty_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="nums">
        <strong>{t('moderate:log.summary', { count: entries.length })}</strong>{' '}
        {t('moderate:log.standing', { count: standing })}
      </p>
      <p>
        <Phrase k="moderate:log.charter" parts={{ charter: <a href={charterHref}>{t('shell.charter')}</a> }} />
      </p>
      <DataTable
        caption={t('moderate:log.counts')}
        columns={[
          { key: 'reason', label: t('moderate:log.reason') },
          { key: 'count', label: t('moderate:log.count'), numeric: true },
        ]}
        rows={counts.map(({ reason, count }) => ({
          id: reason,
          cells: { reason: t(`room:reasons.${reason}`), count: number(count) },
        }))}
      />
      <DataTable caption={t('moderate:log.entries')} columns={useColumns()} rows={entries.map(useRow())} />
    </>
  );
}

function useColumns() {
  const { t } = useT();
  return ['what', 'decision', 'reason', 'by', 'when', 'outcome'].map((key) => ({
    key,
    label: t(`moderate:log.${key}`),
  }));
}

function useRow() {
  const { t, dateTime } = useT();
  const what = ({ kind, number }: LogEntry): string =>
    number === null ? t(`moderate:log.${kind}_unknown`) : t(`moderate:log.${kind}`, { number });
  return (entry: LogEntry): { id: string; cells: Record<string, ReactNode> } => ({
    id: entry.entryId,
    cells: {
      what: what(entry),
      decision: t(`moderate:log.${entry.act}`),
      reason: entry.reason ? t(`room:reasons.${entry.reason}`) : null,
      by: t(`moderate:log.by_${entry.role}`),
      when: <Time iso={entry.actedAt} absolute={dateTime(entry.actedAt)} />,
      outcome: entry.restoredAt
        ? t('moderate:log.restored', { when: dateTime(entry.restoredAt) })
        : t('moderate:log.standing_now'),
    },
  });
}
