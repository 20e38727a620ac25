import type { LiveEvent } from '#app/contract/events.ts';
import type { QuestionView } from '#app/contract/views.ts';
import { at, make, pick } from './room-model-event.ts';

/** Shown to everybody. */
export const isKnown = ({ state }: QuestionView): boolean => state !== 'held' && state !== 'refused';
/** As everybody sees it. */
export const presentQuestion = (row: QuestionView): QuestionView =>
  row.state === 'hidden' ? { ...row, text: null, author: null, answer: null } : row;

/** One step of the questions; they change in place. */
export function question(questions: QuestionView[], a: number, b: number): LiveEvent[] {
  const row = pick(questions, a);
  if (!row || b % 4 === 0) return ask(questions, a);
  const { questionId } = row;
  if (row.state === 'held') {
    row.state = b % 2 ? 'open' : 'refused';
    const asked = make({ name: 'question.asked', data: { questionId, shown: row } });
    return [...(row.state === 'open' ? [asked] : []), tellHeld(questions)];
  }
  if (row.state === 'refused') return [];
  if (b % 4 === 1) {
    row.supports += b % 3 ? 1 : -1;
    row.revision += 1 + b;
    const { supports, revision } = row;
    return [make({ name: 'question.supported', data: { questionId, supports, revision } })];
  }
  const before = questions.find(({ state }) => state === 'live');
  const to = (['shortlisted', 'live', 'answered', 'archived', 'hidden', 'open'] as const)[(a + b) % 6] ?? 'open';
  const moved: LiveEvent[] = [];
  if (to === 'live' && before && before !== row) moved.push(moveTo(before, 'shortlisted'));
  if (to === 'answered') Object.assign(row, { answer: `answer ${b}`, answerLang: 'ar', answeredAt: at });
  return [...moved, moveTo(row, to)];
}

function moveTo(row: QuestionView, state: QuestionView['state']): LiveEvent {
  Object.assign(row, { state, reason: state === 'hidden' ? 'off_topic' : null });
  const { questionId, reason } = row;
  return make({ name: 'question.moved', data: { questionId, state, reason, shown: presentQuestion(row) } });
}

const tellHeld = (questions: QuestionView[]): LiveEvent =>
  make({ name: 'question.held', data: { held: questions.filter(({ state }) => state === 'held').length } });

function ask(questions: QuestionView[], a: number): LiveEvent[] {
  const number = questions.length + 1;
  const row: QuestionView = {
    questionId: `q${number}`,
    number,
    state: a % 3 === 0 ? 'held' : 'open',
    text: `question ${number}`,
    lang: 'ar',
    author: a % 2 ? 'author' : null,
    reason: null,
    askedAt: at,
    answer: null,
    answerLang: null,
    answeredAt: null,
    supports: 0,
    revision: 0,
  };
  questions.push(row);
  if (row.state === 'held') return [tellHeld(questions)];
  return [make({ name: 'question.asked', data: { questionId: row.questionId, shown: row } })];
}
