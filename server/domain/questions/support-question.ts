import type { ActAnswer } from '#app/contract/commands.ts';
import type { SupportQuestionInput } from '#app/contract/inputs/ask-question.ts';
import { AppError } from '#app/contract/errors.ts';
import { listStandings } from '#db/queries/people.ts';
import { listQuestionsForShare } from '#db/queries/questions.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { upsertQuestionSupports } from '#db/queries/store-votes.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { storeLastOfEach } from '../last-of-each.ts';
import { refusal } from '../policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { canSupport } from './policy.ts';

/**
 * Supports a question or takes the support back: one of each person. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function supportQuestion(
  ctx: ActionContext,
  input: SupportQuestionInput,
): Promise<ActAnswer<'supportQuestion'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'supportQuestion', personId, lang: ctx.lang, input });
}

/** Stores a batch of supports: questions locked in share mode, decided one by one, one upsert for all. */
export async function storeSupports(work: Work, acts: Array<Act<'supportQuestion'>>): Promise<Outcome[]> {
  const { targets, people } = await readForSupports(work, acts);
  const refused = acts.map((act) => {
    const target = targets.get(act.input.questionId);
    const person = people.get(act.personId);
    if (!target) return new AppError('not_found', 'question.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const decision = canSupport(person, target.question, target.session);
    return decision.ok ? null : refusal(decision);
  });
  return storeLastOfEach(work, {
    acts,
    refused,
    idOf: (act) => act.input.questionId,
    valueOf: (act): 1 | 0 => (act.input.support ? 1 : 0),
    store: upsertQuestionSupports,
    note: (id) => work.noteVotes('questions', id, targets.get(id)?.session.sessionId ?? ''),
  });
}

/** What the decisions need. Sessions are locked before questions, everywhere, so that no two transactions wait for each other. */
async function readForSupports({ tx }: Work, acts: Array<Act<'supportQuestion'>>) {
  const questions = [...new Set(acts.map((act) => act.input.questionId))];
  const personIds = [...new Set(acts.map((act) => act.personId))];
  const [sessions, locked, people] = await Promise.all([
    listSessionsForShare(tx, { questions }),
    listQuestionsForShare(tx, questions),
    listStandings(tx, personIds, { questions }),
  ]);
  const pairs = locked.flatMap((question) => {
    const session = sessions.find((row) => row.sessionId === question.sessionId);
    return session ? [[question.questionId, { question, session }] as const] : [];
  });
  return { targets: new Map(pairs), people };
}
