import { useState } from 'react';
import type { QuestionView } from '#app/contract/views.ts';
import { arrange, type Group, type QuestionOrder, type Row } from './arrange.ts';

type Kept = { order: QuestionOrder; rows: Row[] };

/**
 * Keeps the questions where the reader has seen them: supports and states change in place, new ones wait behind a button
 * with their number. Another order, or the button, brings the list up to date.
 * @param mine ids of questions asked on this page: they are shown at once
 */
export function useArranged(questions: QuestionView[], order: QuestionOrder, mine: readonly string[]) {
  const [kept, setKept] = useState<Kept>(() => ({ order, rows: arrange(questions, order) }));
  let { rows } = kept;
  const now = arrange(questions, order);
  if (kept.order !== order) {
    rows = now;
    setKept({ order, rows });
  }
  const known = new Set(rows.map((row) => row.questionId));
  const fresh = now.filter((row) => !known.has(row.questionId));
  const own = fresh.filter((row) => mine.includes(row.questionId));
  const shown = [...own, ...rows];
  const byId = new Map(questions.map((row) => [row.questionId, row]));
  return {
    of: (group: Group): QuestionView[] =>
      shown.flatMap((row) => (row.group === group ? (byId.get(row.questionId) ?? []) : [])),
    waiting: fresh.length - own.length,
    /** The order would be another one now. */
    stale: own.length === fresh.length && now.some((row, at) => !isSame(row, shown[at])),
    refresh: () => setKept({ order, rows: now }),
  };
}

const isSame = (a: Row, b: Row | undefined): boolean => a.questionId === b?.questionId && a.group === b.group;
