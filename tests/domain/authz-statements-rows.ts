import { appealStatement } from '#server/domain/moderation/appeal-text.ts';
import {
  hideStatement,
  mergeStatement,
  showStatement,
  unmergeStatement,
} from '#server/domain/moderation/moderate-statement.ts';
import { translateStatement } from '#server/domain/moderation/translate-statement.ts';
import { cells, chair, closed, inEach, nobody, type Row } from './authz-matrix-cells.ts';

const reason = 'unlawful' as const;

/** What is done with statements by moderators, and the appeal of who wrote one. */
export const statementRows: Row[] = [
  {
    door: 'hideStatement',
    call: (ctx, { statement }) => hideStatement(ctx, { targetId: statement, reason }),
    answers: chair(),
  },
  {
    door: 'showStatement',
    call: (ctx, { hiddenStatement }) => showStatement(ctx, { targetId: hiddenStatement }),
    answers: chair(),
  },
  {
    door: 'mergeStatement',
    call: (ctx, { likeStatement }) => mergeStatement(ctx, { targetId: likeStatement, into: 1 }),
    answers: chair(closed),
  },
  {
    door: 'unmergeStatement',
    call: (ctx, { statement }) => unmergeStatement(ctx, { targetId: statement }),
    answers: chair(closed),
  },
  {
    door: 'translateStatement',
    call: (ctx, { statement }) => translateStatement(ctx, { statementId: statement, lang: 'fr', text: 'Un avis' }),
    answers: chair(),
  },
  {
    door: 'appealStatement',
    use: 'of the guest',
    call: (ctx, { guestStatement }) => appealStatement(ctx, { statementId: guestStatement, text: 'لم أخالف الميثاق' }),
    answers: inEach(() => cells({ ...nobody, guest: 'ok' }, 'forbidden statement.not_yours')),
  },
];
