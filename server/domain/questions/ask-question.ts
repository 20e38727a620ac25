import { randomUUID } from 'node:crypto';
import type { ActAnswer } from '#app/contract/commands.ts';
import type { AskQuestionInput } from '#app/contract/inputs/ask-question.ts';
import { AppError } from '#app/contract/errors.ts';
import { guessLang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import type { Standing } from '#db/queries/people.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { insertQuestions, listQuestionCounts } from '#db/queries/questions.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { takeNumbers } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { refusal } from '../policy.ts';
import { findWords } from '../../engines/word-lists/find-words.ts';
import { lockSessionsForPosts, readListedWords, type PostTarget } from '../sessions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { publishHeld } from './access.ts';
import { canAsk } from './policy.ts';
import { presentQuestion } from './present.ts';

/**
 * Asks a question in a session, with the person's name or without one. Where the session holds messages, or for a word of the commune's lists, it waits for a
 * moderator, unless its author is one. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function askQuestion(ctx: ActionContext, input: AskQuestionInput): Promise<ActAnswer<'askQuestion'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'askQuestion', personId, lang: ctx.lang, input });
}

type Asking = Act<'askQuestion'>;

/** Stores a batch of questions, numbered in the order they came. */
export async function storeQuestions(work: Work, acts: Asking[]): Promise<Outcome[]> {
  const targets = await lockSessionsForPosts(work, acts);
  const asked = await countAsked(work, targets, acts);
  const lists = await readListedWords(
    work,
    [...targets.values()].map(({ session }) => session),
  );
  const rows: QuestionRow[] = [];
  const outcomes = acts.map((act): Outcome => {
    const { sessionId } = act.input;
    const target = targets.get(sessionId);
    const person = target?.people.get(act.personId);
    if (!target || !person) return { ok: false, error: new AppError('not_found', 'session.unknown') };
    const key = `${sessionId} ${act.personId}`;
    const decision = canAsk(person, target.session, asked.get(key) ?? 0);
    if (!decision.ok) return { ok: false, error: refusal(decision) };
    const before = rows.filter((row) => row.sessionId === sessionId).length;
    if (target.session.nextQuestion + before > limits.questionsPerSession)
      return { ok: false, error: new AppError('conflict', 'question.session_full') };
    asked.set(key, (asked.get(key) ?? 0) + 1);
    const listed = lists.get(target.session.communeId);
    const words = listed ? findWords(act.input.text, listed) : [];
    const row = { ...makeRow(act, target.session, person, words), askedAt: work.at };
    rows.push(row);
    return { ok: true, answer: { questionId: row.questionId, state: row.state } };
  });
  await numberAndInsert(work, rows);
  return outcomes;
}

async function countAsked(work: Work, targets: Map<string, PostTarget>, acts: Asking[]) {
  const asked = new Map<string, number>();
  for (const sessionId of targets.keys()) {
    const authors = acts.filter((act) => act.input.sessionId === sessionId).map((act) => act.personId);
    for (const [author, count] of await listQuestionCounts(work.tx, sessionId, authors))
      asked.set(`${sessionId} ${author}`, count);
  }
  return asked;
}

function makeRow(act: Asking, session: SessionRow, author: Standing, words: string[]): Omit<QuestionRow, 'askedAt'> {
  const waits = session.holdComments || words.length > 0;
  const held = waits && !canModerateSession(author, session).ok;
  return {
    questionId: randomUUID(),
    sessionId: session.sessionId,
    number: 0,
    authorId: act.personId,
    authorName: act.input.withName ? author.name : null,
    text: act.input.text,
    lang: guessLang(act.input.text, act.lang),
    state: held ? 'held' : 'open',
    hiddenFrom: null,
    reason: null,
    heldWords: held ? words : [],
    answer: null,
    answerLang: null,
    answeredAt: null,
  };
}

async function numberAndInsert(work: Work, rows: QuestionRow[]): Promise<void> {
  const sessionIds = new Set(rows.map((row) => row.sessionId));
  for (const sessionId of sessionIds) {
    const mine = rows.filter((row) => row.sessionId === sessionId);
    let number = await takeNumbers(work.tx, sessionId, 'nextQuestion', mine.length);
    for (const row of mine) row.number = number++;
  }
  await insertQuestions(work.tx, rows);
  for (const row of rows.filter(({ state }) => state === 'open')) {
    const { questionId, sessionId } = row;
    const shown = presentQuestion(row, undefined);
    work.publish({ topic: sessionTopic(sessionId), name: 'question.asked', data: { questionId }, shown });
  }
  for (const sessionId of sessionIds)
    if (rows.some((row) => row.sessionId === sessionId && row.state === 'held')) await publishHeld(work, sessionId);
}
