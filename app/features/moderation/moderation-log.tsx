import type { ReactNode } from 'react';
import type { ModerationReason, SanctionKind } from '#app/contract/moderation.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import type { Translator } from '#app/i18n/translator.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Time } from '#app/ui/time.tsx';
import { DocumentLog, type DocumentEntry } from './document-log.tsx';
import { DoorLog, type DoorEntry } from './door-log.tsx';
import { SealLog, type SealEntry } from './seal-log.tsx';

export type LogEntry = {
  entryId: string;
  kind: 'comment' | 'statement' | 'question' | 'caption';
  number: number | null;
  act: 'hide' | 'refuse' | 'refuse-edit';
  reason: ModerationReason | null;
  role: 'moderator';
  actedAt: string;
  restoredAt: string | null;
  waitsAgain: boolean;
  appeal: { outcome: 'granted' | 'upheld' | null; decidedAt: string | null; sameModerator: boolean | null } | null;
};

export type FloorEntry = { entryId: string; act: string; number: number | null; role: 'moderator'; actedAt: string };

export type PeopleEntry = {
  entryId: string;
  act: SanctionKind;
  reason: ModerationReason | null;
  role: 'moderator';
  actedAt: string;
  liftedAt: string | null;
};

export type StatementEntry = {
  entryId: string;
  act: 'merge' | 'translate';
  number: number | null;
  into: number | null;
  role: 'moderator';
  actedAt: string;
  undoneAt: string | null;
};

type Props = {
  statements: StatementEntry[];
  floor: FloorEntry[];
  people: PeopleEntry[];
  doors: DoorEntry[];
  documents: DocumentEntry[];
  seals: SealEntry[];
  entries: LogEntry[];
  counts: Array<{ reason: ModerationReason; count: number }>;
  standing: number;
  charterHref: string;
};

/** What was hidden in a session, why, by whom in what role, when, and what became of it. Never a text or a name. */
export function ModerationLog({ statements, floor, people, doors, documents, seals, ...texts }: Props) {
  return (
    <>
      <TextLog {...texts} />
      {statements.length > 0 ? <StatementLog entries={statements} /> : null}
      {seals.length > 0 ? <SealLog entries={seals} /> : null}
      {doors.length > 0 ? <DoorLog entries={doors} /> : null}
      {documents.length > 0 ? <DocumentLog entries={documents} /> : null}
      {people.length > 0 ? <PeopleLog entries={people} /> : null}
      {floor.length > 0 ? <FloorLog entries={floor} /> : null}
    </>
  );
}

function TextLog({
  entries,
  counts,
  standing,
  charterHref,
}: Omit<Props, 'statements' | 'floor' | 'people' | 'doors' | 'documents' | 'seals'>) {
  const { t, number } = useT();
  if (entries.length === 0) {
    return (
      <EmptyState title={t('moderation:log.empty')}>
        <p>{t('moderation:log.empty_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="nums">
        <strong>{t('moderation:log.summary', { count: entries.length })}</strong>{' '}
        {t('moderation:log.standing', { count: standing })}
      </p>
      <p>
        <Phrase k="moderation:log.charter" parts={{ charter: <a href={charterHref}>{t('shell.charter')}</a> }} />
      </p>
      <DataTable
        caption={t('moderation:log.counts')}
        columns={[
          { key: 'reason', label: t('moderation:log.reason') },
          { key: 'count', label: t('moderation:log.count'), numeric: true },
        ]}
        rows={counts.map(({ reason, count }) => ({
          id: reason,
          cells: { reason: t(`room:reasons.${reason}`), count: number(count) },
        }))}
      />
      <Decisions entries={entries} />
    </>
  );
}

const columns = ['what', 'decision', 'reason', 'by', 'when', 'outcome', 'appeal'] as const;

function Decisions({ entries }: { entries: LogEntry[] }) {
  const speak = useT();
  const { t } = speak;
  return (
    <DataTable
      caption={t('moderation:log.entries')}
      columns={columns.map((key) => ({ key, label: t(`moderation:log.${key}`) }))}
      rows={entries.map((entry) => ({ id: entry.entryId, cells: presentDecision(entry, speak) }))}
    />
  );
}

function presentDecision(entry: LogEntry, { t, dateTime }: Translator): Record<(typeof columns)[number], ReactNode> {
  const { kind, number } = entry;
  return {
    what: number === null ? t(`moderation:log.${kind}_unknown`) : t(`moderation:log.${kind}`, { number }),
    decision: t(`moderation:log.${entry.act}`),
    reason: entry.reason ? t(`room:reasons.${entry.reason}`) : null,
    by: t(`moderation:log.by_${entry.role}`),
    when: <Time iso={entry.actedAt} absolute={dateTime(entry.actedAt)} />,
    outcome: entry.restoredAt
      ? t(entry.waitsAgain ? 'moderation:log.waits_again' : 'moderation:log.restored', {
          when: dateTime(entry.restoredAt),
        })
      : t('moderation:log.standing_now'),
    appeal: presentAppeal(entry.appeal, { t, dateTime }),
  };
}

function presentAppeal(appeal: LogEntry['appeal'], { t, dateTime }: Pick<Translator, 't' | 'dateTime'>): string {
  if (!appeal) return t('moderation:log.appeal_none');
  if (!appeal.outcome || !appeal.decidedAt) return t('moderation:log.appeal_open');
  const same = appeal.sameModerator ? '_same' : '';
  return t(`moderation:log.appeal_${appeal.outcome}${same}`, { when: dateTime(appeal.decidedAt) });
}

const statementColumns = ['what', 'decision', 'by', 'when', 'outcome'] as const;

/** Statements merged into like ones or translated: nothing of them is hidden. */
function StatementLog({ entries }: { entries: StatementEntry[] }) {
  const { t, dateTime } = useT();
  const ended = ({ act, undoneAt }: StatementEntry): string | null => {
    if (act === 'translate') return null;
    return undoneAt ? t('moderation:log.merge_undone', { when: dateTime(undoneAt) }) : t('moderation:log.merge_holds');
  };
  return (
    <section aria-labelledby="statement-log" className="flow">
      <h2 id="statement-log">{t('moderation:log.statements')}</h2>
      <p>{t('moderation:log.statements_text')}</p>
      <DataTable
        caption={t('moderation:log.statements')}
        columns={statementColumns.map((key) => ({ key, label: t(`moderation:log.${key}`) }))}
        rows={entries.map((entry) => ({
          id: entry.entryId,
          cells: {
            what: t('moderation:log.statement', { number: entry.number ?? 0 }),
            decision: t(`moderation:log.${entry.act}`, { number: entry.into ?? 0 }),
            by: t(`moderation:log.by_${entry.role}`),
            when: <Time iso={entry.actedAt} absolute={dateTime(entry.actedAt)} />,
            outcome: ended(entry),
          },
        }))}
      />
    </section>
  );
}

const floorColumns = ['decision', 'request', 'by', 'when'] as const;

/** What was done with the floor: never a name. */
function FloorLog({ entries }: { entries: FloorEntry[] }) {
  const { t, number, dateTime } = useT();
  const label = { decision: 'floor:log.what', request: 'floor:log.request' } as const;
  return (
    <section aria-labelledby="floor-log" className="flow">
      <h2 id="floor-log">{t('floor:log.title')}</h2>
      <p>{t('floor:log.text')}</p>
      <DataTable
        caption={t('floor:log.title')}
        columns={floorColumns.map((key) => ({
          key,
          label: t(key === 'decision' || key === 'request' ? label[key] : `moderation:log.${key}`),
        }))}
        rows={entries.map((entry) => ({
          id: entry.entryId,
          cells: {
            decision: t(`floor:log.${entry.act}`),
            request: entry.number === null ? null : number(entry.number),
            by: t(`moderation:log.by_${entry.role}`),
            when: <Time iso={entry.actedAt} absolute={dateTime(entry.actedAt)} />,
          },
        }))}
      />
    </section>
  );
}

const peopleColumns = ['decision', 'reason', 'by', 'when', 'outcome'] as const;

/** What was imposed on people: never on whom. */
function PeopleLog({ entries }: { entries: PeopleEntry[] }) {
  const { t, dateTime } = useT();
  return (
    <section aria-labelledby="people-log" className="flow">
      <h2 id="people-log">{t('moderation:log.people')}</h2>
      <p>{t('moderation:log.people_text')}</p>
      <DataTable
        caption={t('moderation:log.people')}
        columns={peopleColumns.map((key) => ({ key, label: t(`moderation:log.${key}`) }))}
        rows={entries.map(({ entryId, act, reason, role, actedAt, liftedAt }) => ({
          id: entryId,
          cells: {
            decision: t(`moderation:log.${act}`),
            reason: reason ? t(`room:reasons.${reason}`) : null,
            by: t(`moderation:log.by_${role}`),
            when: <Time iso={actedAt} absolute={dateTime(actedAt)} />,
            outcome: liftedAt ? t('moderation:log.lifted', { when: dateTime(liftedAt) }) : t('moderation:log.in_force'),
          },
        }))}
      />
    </section>
  );
}
