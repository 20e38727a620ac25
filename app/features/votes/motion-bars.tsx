import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { ResultBars, type ResultRow } from '#app/ui/result-bars.tsx';
import type { Tone } from '#app/ui/tone.ts';

/** The result of a motion in a sentence, in bars and in a table. */
export function MotionBars({ summary, rows }: { summary: ReactNode; rows: Array<Omit<ResultRow, 'percent'>> }) {
  const { t, percent } = useT();
  return (
    <ResultBars
      title={t('room:motions.result')}
      summary={summary}
      table={{
        open: t('room:motions.table'),
        choice: t('room:motions.table_choice'),
        count: t('room:motions.table_count'),
        percent: t('room:motions.table_percent'),
      }}
      rows={rows.map((row) => ({ ...row, percent: percent(row.share) }))}
    />
  );
}

type AnswersProps = {
  summary: ReactNode;
  cast: number;
  rows: Array<{ id: string; tone: Tone; label: string; count: number }>;
};

/** The same where every ballot is one of a few answers. */
export function AnswerBars({ summary, cast, rows }: AnswersProps) {
  const { t } = useT();
  return (
    <MotionBars
      summary={summary}
      rows={rows.map(({ count, ...row }) => ({
        ...row,
        share: cast === 0 ? 0 : count / cast,
        count: t('room:motions.votes', { count }),
      }))}
    />
  );
}
