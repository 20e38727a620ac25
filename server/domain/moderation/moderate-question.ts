import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessQuestion } from '../questions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { changeQuestion, shownAgain, type QuestionChange } from './change-question.ts';
import { noteTextAct } from './note-text-act.ts';

/**
 * Hides a shown question, or refuses a held one, with a reason from the charter. Its author is told; its supports stay.
 * @throws AppError `forbidden`, `not_found`; hiding twice changes nothing
 */
export async function hideQuestion(ctx: ActionContext, { targetId, reason, note }: HideContentInput): Promise<void> {
  await moderate(ctx, targetId, note ?? null, ({ state }) => {
    if (state === 'hidden' || state === 'refused') return null;
    if (state === 'held') return { act: 'refuse', row: { state: 'refused', reason } };
    // Another one may be live by the time it is shown again.
    const hiddenFrom = state === 'live' ? 'shortlisted' : state;
    return { act: 'hide', row: { state: 'hidden', reason, hiddenFrom } };
  });
}

/**
 * Releases a held question, or shows a hidden or refused one again, where it was before, which grants an
 * appeal that waits.
 * @throws AppError `forbidden`, `not_found`; showing what is shown changes nothing
 */
export async function showQuestion(ctx: ActionContext, { targetId }: ShowContentInput): Promise<void> {
  await moderate(ctx, targetId, null, (row) => {
    if (row.state === 'held') return { act: 'release', row: { state: 'open', reason: null } };
    if (row.state !== 'hidden' && row.state !== 'refused') return null;
    return { act: 'restore', row: shownAgain(row) };
  });
}

async function moderate(
  ctx: ActionContext,
  questionId: string,
  note: string | null,
  decide: (row: QuestionRow) => QuestionChange | null,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { question, person } = await accessQuestion(ctx, work, questionId, (who, _, session) =>
      canModerateSession(who, session),
    );
    const change = decide(question);
    if (!change) return;
    const by = { row: question, moderatorId: person.personId };
    const also = { hiddenFrom: question.hiddenFrom };
    await noteTextAct(work, { kind: 'question', targetId: questionId, act: change.act, ...by, also });
    await changeQuestion(work, by, { ...change, note });
  });
}
