import type { QuestionView } from '#app/contract/views.ts';
import type { QuestionRow, SupportCounts } from '#db/queries/questions.ts';

const covered: ReadonlySet<QuestionRow['state']> = new Set(['held', 'hidden', 'refused']);

/** A question as everybody sees it: without text, author and answer while it is hidden. */
export function presentQuestion(row: QuestionRow, counts: SupportCounts | undefined): QuestionView {
  const whole = presentQuestionToModerator(row, counts);
  return covered.has(row.state) ? { ...whole, text: null, author: null, answer: null, answerLang: null } : whole;
}

/** A question as moderators see it: always with its text, and with the name it was asked under. */
export function presentQuestionToModerator(row: QuestionRow, counts: SupportCounts | undefined): QuestionView {
  return {
    questionId: row.questionId,
    number: row.number,
    state: row.state,
    text: row.text,
    lang: row.lang,
    author: row.authorName,
    reason: row.reason,
    askedAt: row.askedAt.toISOString(),
    answer: row.answer,
    answerLang: row.answerLang,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    supports: counts?.supports ?? 0,
    revision: counts?.changes ?? 0,
  };
}
