import type { QuestionState, QuestionView } from '#app/contract/views.ts';

export const questionOrders = ['top', 'new'] as const;
export type QuestionOrder = (typeof questionOrders)[number];

export type Group = 'live' | 'listed' | 'answered' | 'archived' | 'hidden';
const groups: Record<QuestionState, Group> = {
  live: 'live',
  shortlisted: 'listed',
  open: 'listed',
  answered: 'answered',
  archived: 'archived',
  hidden: 'hidden',
  held: 'hidden',
  refused: 'hidden',
};

export type Row = { questionId: string; group: Group };

/** Where each question stands: by its state, then by its supports or its age. */
export function arrange(questions: QuestionView[], order: QuestionOrder): Row[] {
  const byNumber = (a: QuestionView, b: QuestionView) => b.number - a.number;
  const bySupports = (a: QuestionView, b: QuestionView) => b.supports - a.supports || a.number - b.number;
  return [...questions]
    .sort(order === 'new' ? byNumber : bySupports)
    .map(({ questionId, state }) => ({ questionId, group: groups[state] }));
}

/** Questions that may still be supported: a new one is compared with these. */
export const isWaitingForAnswer = ({ state }: QuestionView): boolean =>
  groups[state] === 'listed' || groups[state] === 'live';
