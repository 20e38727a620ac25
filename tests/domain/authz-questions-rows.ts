import { appealQuestion } from '#server/domain/moderation/appeal-text.ts';
import { hideQuestion, showQuestion } from '#server/domain/moderation/moderate-question.ts';
import { answerQuestion, moveQuestion } from '#server/domain/questions/move-question.ts';
import { cells, chair, inEach, nobody, type Row } from './authz-matrix-cells.ts';

const reason = 'unlawful' as const;

/** What moderators do with questions, and the appeal of who asked one. */
export const questionRows: Row[] = [
  ...(['shortlisted', 'live', 'answered', 'archived'] as const).map((to): Row => {
    const no = 'conflict question.session_not_open';
    return {
      door: 'moveQuestion',
      use: `to ${to}`,
      call: (ctx, { question }) => moveQuestion(ctx, { questionId: question, to }),
      answers: chair(to === 'live' ? { planned: no, paused: no, closed: no } : {}),
    };
  }),
  {
    door: 'answerQuestion',
    call: (ctx, { question }) => answerQuestion(ctx, { questionId: question, text: 'جواب' }),
    answers: chair(),
  },
  {
    door: 'hideQuestion',
    call: (ctx, { question }) => hideQuestion(ctx, { targetId: question, reason }),
    answers: chair(),
  },
  {
    door: 'showQuestion',
    call: (ctx, { hiddenQuestion }) => showQuestion(ctx, { targetId: hiddenQuestion }),
    answers: chair(),
  },
  {
    door: 'appealQuestion',
    use: 'of the guest',
    call: (ctx, { guestQuestion }) => appealQuestion(ctx, { questionId: guestQuestion, text: 'لم أخالف الميثاق' }),
    answers: inEach(() => cells({ ...nobody, guest: 'ok' }, 'forbidden question.not_yours')),
  },
];
