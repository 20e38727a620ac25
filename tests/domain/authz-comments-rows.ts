import { randomUUID } from 'node:crypto';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { reportComment } from '#server/domain/comments/report-comment.ts';
import { supportComment } from '#server/domain/comments/support-comment.ts';
import { appealComment, decideAppeal } from '#server/domain/moderation/appeal-text.ts';
import { confirmWarning, liftSanction, sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { editWordLists, loadWordLists } from '#server/domain/moderation/edit-word-lists.ts';
import { keepComment } from '#server/domain/moderation/moderate-comment.ts';
import { refuseEdit, releaseEdit } from '#server/domain/moderation/moderate-edit.ts';
import type { ActionContext } from '#server/domain/context.ts';
import type { Stage } from './authz-matrix-cast.ts';
import { cells, chair, inEach, nobody, notNow, participants, type Row } from './authz-matrix-cells.ts';

const reason = 'unlawful' as const;
const outside = {
  banned: 'forbidden session.banned',
  'other guest': 'forbidden session.not_joined',
  newcomer: 'forbidden charter.not_accepted',
};
const inside = ['citizen', 'member', 'moderator', 'other moderator', 'official', 'admin'] as const;

const byKeepers = cells({ ...nobody, moderator: 'ok', admin: 'ok' }, 'forbidden words.not_yours');

/** What people do with comments beside writing them, and moderators with what comes of it. */
export const commentRows: Row[] = [
  {
    door: 'editComment',
    use: 'of the guest',
    call: (ctx, { comment }) => editComment(ctx, { actionId: randomUUID(), commentId: comment, text: 'كلام آخر' }),
    answers: inEach((state) => cells({ ...nobody, guest: notNow[state] ?? 'ok' }, 'forbidden comment.not_yours')),
  },
  {
    door: 'supportComment',
    call: (ctx, { comment }) => supportComment(ctx, { actionId: randomUUID(), commentId: comment, support: true }),
    answers: participants(),
  },
  {
    door: 'supportComment',
    use: 'that is hidden',
    call: (ctx, { hiddenComment }) =>
      supportComment(ctx, { actionId: randomUUID(), commentId: hiddenComment, support: true }),
    answers: participants((state) => {
      const no = notNow[state] ?? 'conflict comment.not_shown';
      return { guest: no, ...Object.fromEntries(inside.map((role) => [role, no])) };
    }),
  },
  {
    door: 'reportComment',
    use: 'of the guest',
    call: (ctx, { comment }) => reportComment(ctx, { actionId: randomUUID(), commentId: comment, reason }),
    answers: inEach(() =>
      cells(
        {
          ...nobody,
          ...outside,
          guest: 'conflict comment.is_yours',
          ...Object.fromEntries(inside.map((role) => [role, 'ok'])),
        },
        'nobody else',
      ),
    ),
  },
  {
    door: 'appealComment',
    use: 'of the guest',
    call: (ctx, { hiddenComment }) => appealComment(ctx, { commentId: hiddenComment, text: 'لم أخالف الميثاق' }),
    answers: inEach(() => cells({ ...nobody, guest: 'ok' }, 'forbidden comment.not_yours')),
  },
  {
    door: 'decideAppeal',
    use: 'granting it',
    call: (ctx, { appeal }) => decideAppeal(ctx, { appealId: appeal, outcome: 'granted' }),
    answers: chair(),
  },
  {
    door: 'decideAppeal',
    use: 'upholding the decision',
    call: (ctx, { appeal }) => decideAppeal(ctx, { appealId: appeal, outcome: 'upheld', note: 'للأسف' }),
    answers: chair(),
  },
  ...(['warn', 'mute', 'ban'] as const).map((kind) => ({
    door: 'sanctionAuthor',
    use: `to ${kind} the guest`,
    call: (ctx: ActionContext, { comment }: Stage) =>
      sanctionAuthor(ctx, { commentId: comment, kind, reason, ...(kind === 'ban' && { sure: true }) }),
    answers: chair(),
  })),
  {
    door: 'liftSanction',
    call: (ctx, { warning }) => liftSanction(ctx, { sanctionId: warning }),
    answers: chair(),
  },
  {
    door: 'confirmWarning',
    use: 'of the guest',
    call: (ctx, { warning }) => confirmWarning(ctx, { sanctionId: warning }),
    answers: inEach(() => cells({ ...nobody, guest: 'ok' }, 'not_found sanction.unknown')),
  },
  {
    door: 'editWordLists',
    call: (ctx, { commune }) =>
      editWordLists(ctx, {
        communeId: commune.communeId,
        lists: { arabic: ['كلمة'], darija: [], arabizi: [], french: [], amazigh: [] },
      }),
    answers: { open: byKeepers },
  },
  {
    door: 'loadWordLists',
    call: (ctx, { commune }) => loadWordLists(ctx, commune.communeId),
    answers: { open: byKeepers },
  },
  {
    door: 'keepComment',
    call: (ctx, { comment }) => keepComment(ctx, { targetId: comment }),
    answers: chair(),
  },
  {
    door: 'releaseEdit',
    call: (ctx, { comment }) => releaseEdit(ctx, { targetId: comment }),
    answers: chair(),
  },
  {
    door: 'refuseEdit',
    call: (ctx, { comment }) => refuseEdit(ctx, { targetId: comment, reason }),
    answers: chair(),
  },
];
