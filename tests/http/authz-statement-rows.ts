import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';
import type { Post } from './authz-routes-rows.ts';

const each = (named: Partial<Record<Role, number>>, rest: number): Record<Role, number> =>
  Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Record<Role, number>;
const byChair = each({ visitor: 302, moderator: 303 }, 403);

const form = (intent: string, fields: Post['fields'], answers: Post['answers'] = byChair): Post => ({
  fields: (stage) => ({ intent, ...fields(stage) }),
  answers,
});

const desk = 'app/routes/sessions/moderate.tsx';
const reason = 'unlawful';

/** What each role is answered when it posts a form about a statement that is there already, appeals, or takes an act back. */
export const statementPosts: Record<string, Post> = {
  [`${desk} hideStatement`]: form('hideStatement', ({ statement }) => ({ targetId: statement, reason })),
  [`${desk} showStatement`]: form('showStatement', ({ hiddenStatement }) => ({ targetId: hiddenStatement })),
  [`${desk} mergeStatement`]: form('mergeStatement', ({ likeStatement }) => ({ targetId: likeStatement, into: '1' })),
  [`${desk} unmergeStatement`]: form('unmergeStatement', ({ statement }) => ({ targetId: statement })),
  [`${desk} translateStatement`]: form('translateStatement', ({ statement }) => ({
    statementId: statement,
    lang: 'fr',
    text: 'Un avis',
  })),
  [`${desk} takeBackSession`]: form('takeBack', ({ undo }) => ({ undoId: undo.session, act: 'wall-switched' })),
  [`${desk} takeBackFloor`]: form('takeBack', ({ undo }) => ({ undoId: undo.floor, act: 'floor-set' })),
  [`${desk} takeBackQuestion`]: form('takeBack', ({ undo }) => ({ undoId: undo.question, act: 'question-open' })),
  [`${desk} takeBackModeration`]: form('takeBack', ({ undo }) => ({ undoId: undo.moderation, act: 'author-warned' })),
  'app/routes/sessions/room.tsx appealStatement': form(
    'appealStatement',
    ({ guestStatement }) => ({ statementId: guestStatement, text: 'لم أخالف الميثاق' }),
    each({ visitor: 401, guest: 303 }, 403),
  ),
  'app/routes/sessions/room.tsx appealQuestion': form(
    'appealQuestion',
    ({ guestQuestion }) => ({ questionId: guestQuestion, text: 'لم أخالف الميثاق' }),
    each({ visitor: 401, guest: 303 }, 403),
  ),
};
