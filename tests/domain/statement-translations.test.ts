import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editWordLists } from '#server/domain/moderation/edit-word-lists.ts';
import { hideStatement } from '#server/domain/moderation/moderate-statement.ts';
import { translateStatement } from '#server/domain/moderation/translate-statement.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

const guestOf = async (of: Room) => forum.as(await addGuest(forum, of.code));
const opinion = (statementId: string, vote: 1 | 0 | -1) => ({ actionId: randomUUID(), statementId, vote });
const inRoom = async (of: Room, id: string) =>
  (await loadRoom(forum.db, of.sessionId)).statements.find((row) => row.statementId === id);

test('a translation is shown beside the original, is kept when it is replaced, and changes no vote', async () => {
  const room = await addRoom(forum);
  const voter = await guestOf(room);
  const statementId = await newStatement(room, voter, 'نريد حديقة');
  await voteStatement(voter, opinion(statementId, 1));
  const into = (lang: 'ar' | 'fr', words: string, by = room.moderator) =>
    outcomeOf(translateStatement(by, { statementId, lang, text: words }));
  expect(await into('fr', 'Un jardin', voter)).toBe('forbidden session.not_moderator');
  expect(await into('ar', 'حديقة')).toBe('conflict statement.same_lang');
  expect(await into('fr', 'Un jardin')).toBe('ok');
  expect(await into('fr', 'Nous voulons un jardin')).toBe('ok');
  expect(await inRoom(room, statementId)).toMatchObject({
    text: 'نريد حديقة',
    lang: 'ar',
    translations: { fr: 'Nous voulons un jardin' },
    tally: { agree: 1, revision: 1 },
  });
  expect(forum.frames('statement.translated')).toHaveLength(2);
  const files = await exportSession(forum.services, room.sessionId);
  expect(files['statements.csv']).toContain(',نريد حديقة,0,,نريد حديقة,Nous voulons un jardin,,fr');
  expect(files['statement-translations.csv']).toMatch(/1,[^,]+,fr,Un jardin\r\n1,[^,]+,fr,Nous voulons un jardin\r\n/);
  await hideStatement(room.moderator, { targetId: statementId, reason: 'off_topic' });
  expect(await inRoom(room, statementId)).toMatchObject({ text: null, translations: {} });
  const covered = await exportSession(forum.services, room.sessionId);
  expect(covered['statements.csv']).not.toContain('jardin');
  expect(covered['statement-translations.csv']).not.toContain('jardin');
});

test('a listed word in a translation is asked about once', async () => {
  const room = await addRoom(forum);
  const none = { arabic: [], darija: [], arabizi: [], french: [], amazigh: [] };
  await editWordLists(room.moderator, { communeId: room.commune.communeId, lists: { ...none, french: ['navet'] } });
  const statementId = await newStatement(room);
  const input = { statementId, lang: 'fr' as const, text: 'Un navet' };
  expect(await outcomeOf(translateStatement(room.moderator, input))).toBe('conflict statement.listed_words');
  expect((await inRoom(room, statementId))?.translations).toEqual({});
  expect(await outcomeOf(translateStatement(room.moderator, { ...input, sure: true }))).toBe('ok');
});
