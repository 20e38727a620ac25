import type { QuestionMove } from '#app/contract/question-moves.ts';
import { limits } from '#app/contract/limits.ts';
import type { QuestionState } from '#app/contract/views.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canModerateSession, canWrite } from '../sessions/policy.ts';

/** What a decision about a question looks at; `answeredAt` is null until it was answered once. */
export type QuestionFacts = { state: QuestionState; answeredAt: Date | null };

/**
 * Asking a question: by everybody who takes part, while the session is open and they have not used up their share.
 * @param asked how many they asked already
 */
export function canAsk(person: PersonFacts, session: SessionFacts, asked: number): Decision {
  return all(
    canWrite(person, session),
    asked < limits.questionsPerPerson ? allow : deny('question.too_many', 'conflict'),
  );
}

const supportable: readonly QuestionState[] = ['open', 'shortlisted', 'live'];

/** Supporting a question, or taking it back: in an open session, until it is answered or put away. */
export function canSupport(person: PersonFacts, question: { state: QuestionState }, session: SessionFacts): Decision {
  return all(
    canContribute(person, session),
    question.state === 'held' || question.state === 'refused' ? deny('question.unknown', 'not_found') : allow,
    supportable.includes(question.state) ? allow : deny('question.no_support', 'conflict'),
  );
}

const moves: Record<QuestionState, readonly QuestionMove[]> = {
  held: [],
  open: ['shortlisted', 'live', 'answered', 'archived'],
  shortlisted: ['open', 'live', 'answered', 'archived'],
  live: ['open', 'shortlisted', 'answered', 'archived'],
  answered: ['archived'],
  archived: [],
  hidden: [],
  refused: [],
};

/**
 * Where a moderator may take a question. Live only in an open session; out of the archive it goes back to what it was,
 * answered or not.
 */
export function canMoveQuestion(
  person: PersonFacts,
  question: QuestionFacts,
  to: QuestionMove,
  session: SessionFacts,
): Decision {
  const back = question.answeredAt === null ? 'open' : 'answered';
  const known = question.state === 'archived' ? to === back : moves[question.state].includes(to);
  return all(
    canModerateSession(person, session),
    known ? allow : deny('question.cannot_move', 'conflict'),
    to === 'live' && session.state !== 'open' ? deny('question.session_not_open', 'conflict') : allow,
  );
}

const answerable: readonly QuestionState[] = ['open', 'shortlisted', 'live', 'answered'];

/** Answering in writing, and writing the answer anew: by moderators, also after the session. */
export function canAnswer(person: PersonFacts, question: QuestionFacts, session: SessionFacts): Decision {
  return all(
    canModerateSession(person, session),
    answerable.includes(question.state) ? allow : deny('question.cannot_answer', 'conflict'),
  );
}
