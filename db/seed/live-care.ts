import { randomUUID } from 'node:crypto';
import { reportComment } from '#server/domain/comments/report-comment.ts';
import { appealStatement } from '#server/domain/moderation/appeal-text.ts';
import { editWordLists } from '#server/domain/moderation/edit-word-lists.ts';
import { hideStatement, mergeStatement } from '#server/domain/moderation/moderate-statement.ts';
import { translateStatement } from '#server/domain/moderation/translate-statement.ts';
import { guelmim } from './places.ts';
import { addStatements, voteOnStatements, type Cast, type StatementLine } from './play-session.ts';
import type { Story } from './story.ts';

/** The words of the commune's lists: a text with one of them waits for a moderator. */
const listedWords = { arabic: ['رشوة'], darija: ['شفارة'], arabizi: ['chfara'], french: ['magouille'], amazigh: [] };

/** Says in French what the last of the live statements says in Arabic. */
const alike: StatementLine = {
  by: 'guest8',
  text: 'Il faudrait limiter la vitesse à 30 km/h sur toute l’avenue.',
  agree: [0.95, 0.1],
};

const heldForWords: StatementLine[] = [
  { by: 'guest11', text: 'نشر كلفة كل مرحلة يقطع الطريق على الرشوة.', agree: [0.5, 0.5] },
  { by: 'citizen3', text: 'أصحاب الشركات كلهم شفارة.', agree: [0.5, 0.5] },
];

const translation = 'يجب أن يسبق غرس الأشجار الإنارة التزيينية.';
const appeal = 'لا أقصد أحدا بعينه، بل أطلب نشر أسماء الشركات المتنافسة.';

type Room = { sessionId: string; guests: string[]; statements: string[]; reported: string };

/**
 * What moderators did in the live session, and what waits for them: two like statements were merged and one was translated; one
 * statement waits for a listed word, one was refused and its author appeals, and a comment was reported.
 */
export async function leaveWork(story: Story, cast: Cast, room: Room): Promise<void> {
  const { sessionId, guests, statements, reported } = room;
  const ctx = story.as(cast('moderator'));
  await translateStatement(ctx, { statementId: statements[2] ?? '', lang: 'ar', text: translation });
  const [like = ''] = await addStatements(story, cast, sessionId, [alike]);
  await voteOnStatements(story, guests, [like], [alike]);
  await mergeStatement(ctx, { targetId: like, into: statements.length });
  await editWordLists(ctx, { communeId: guelmim, lists: listedWords });
  const [, refused = ''] = await addStatements(story, cast, sessionId, heldForWords);
  await hideStatement(ctx, { targetId: refused, reason: 'disrespect' });
  await appealStatement(story.as(cast('citizen3')), { statementId: refused, text: appeal });
  for (const name of ['guest9', 'guest16'])
    await reportComment(story.as(cast(name)), { actionId: randomUUID(), commentId: reported, reason: 'off_topic' });
}
