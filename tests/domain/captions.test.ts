import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeCaptionInput } from '#app/contract/inputs/manage-captions.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { writeCaptionKey } from '#server/domain/captions/caption-key.ts';
import {
  captionsPerPage,
  loadCaptionDesk,
  loadCaptioner,
  loadLastCaptions,
  loadTranscript,
} from '#server/domain/captions/load-captions.ts';
import { editCaption, hideCaption, showCaption } from '#server/domain/captions/moderate-caption.ts';
import { nameCaptioner, revokeCaptioner } from '#server/domain/captions/name-captioner.ts';
import { switchWallCaptions } from '#server/domain/captions/switch-wall-captions.ts';
import { writeCaption } from '#server/domain/captions/write-caption.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { contextOf, createForum, type Forum } from '#tests/support/forum.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let other: Forum;
let room: Room;
let key: string;
let captionerId: string;
let visitor: ActionContext;

beforeAll(async () => {
  forum = await createForum();
  other = await forum.secondNode();
});
afterAll(async () => {
  await other.close();
  await forum.close();
});
beforeEach(async () => {
  room = await addRoom(forum);
  visitor = contextOf(forum.services, { kind: 'visitor' });
  ({ captionerId } = await nameCaptioner(room.moderator, { actionId: randomUUID(), sessionId: room.sessionId }));
  key = writeCaptionKey(forum.services.secret, captionerId);
});

const write = (text: string, captionId: string = randomUUID(), more: object = {}) =>
  writeCaption(visitor, { sessionId: room.sessionId, captionId, key, lang: 'ar', text, ...more });
const texts = async () => (await loadLastCaptions(forum.db, room.sessionId)).map((line) => line.text);
const transcript = async (page: number | null = null) => loadTranscript(forum.db, room.sessionId, page);

test('lines stand in the order in which they were begun; the same line is corrected and taken back', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  await write('السيدات وال', first);
  await write('ثانيا', second);
  await write('السيدات والسادة.', first);
  await write('السيدات والسادة.', first);
  expect(await texts()).toEqual(['السيدات والسادة.', 'ثانيا']);
  expect((await loadLastCaptions(forum.db, room.sessionId)).map((line) => line.revision)).toEqual([2, 1]);
  await write('', second);
  expect(await texts()).toEqual(['السيدات والسادة.']);
  expect((await transcript()).lines).toHaveLength(1);
});

test('one line sent twice at the same moment from two processes is one line', async () => {
  const captionId = randomUUID();
  const elsewhere = contextOf(other.services, { kind: 'visitor' });
  const line = { sessionId: room.sessionId, captionId, key, lang: 'fr', text: 'Bonjour à tous.' } as const;
  const outcomes = await Promise.all([
    outcomeOf(writeCaption(visitor, line)),
    outcomeOf(writeCaption(elsewhere, line)),
  ]);
  expect(outcomes.every((outcome) => outcome === 'ok' || outcome === 'conflict caption.busy')).toBe(true);
  await writeCaption(visitor, line);
  expect(await texts()).toEqual(['Bonjour à tous.']);
});

test('a link of another session, an invented one, and one that was taken back write nothing', async () => {
  const elsewhere = await addRoom(forum);
  expect(await outcomeOf(write('x', randomUUID(), { sessionId: elsewhere.sessionId }))).toBe(
    'forbidden caption.not_named',
  );
  const invented = `${captionerId}.${'A'.repeat(43)}`;
  expect(await outcomeOf(write('x', randomUUID(), { key: invented }))).toBe('forbidden caption.not_named');
  await revokeCaptioner(room.moderator, { captionerId });
  expect(await outcomeOf(write('x'))).toBe('forbidden caption.revoked');
  expect(await outcomeOf(loadCaptioner(visitor, { sessionId: room.sessionId, key }))).toBe('forbidden caption.revoked');
  expect(await texts()).toEqual([]);
});

test('the key is not stored, and a moderator reads it again', async () => {
  const desk = await loadCaptionDesk(room.moderator, { sessionId: room.sessionId, page: null });
  expect(desk.captioners).toMatchObject([{ captionerId, key, isLink: true, revoked: false }]);
  const [row] = await forum.sql`select to_jsonb(c) as all from captioners c where captioner_id = ${captionerId}`;
  expect(JSON.stringify(row?.all)).not.toContain(key.split('.')[1]);
});

test('the holder of an account is named by their address and writes without a link', async () => {
  const email = `${randomUUID()}@example.test`;
  const personId = await addPerson(forum, { email });
  const act = { actionId: randomUUID(), sessionId: room.sessionId, email };
  const named = await nameCaptioner(room.moderator, act);
  expect(await nameCaptioner(room.moderator, act)).toEqual(named);
  expect(await nameCaptioner(room.moderator, { ...act, actionId: randomUUID() })).toEqual(named);
  const person = await forum.as(personId);
  const line = { sessionId: room.sessionId, captionId: randomUUID(), lang: 'fr', text: 'Merci.' } as const;
  await writeCaption(person, line);
  expect(await texts()).toEqual(['Merci.']);
  expect(await outcomeOf(write('سطر غيري', line.captionId))).toBe('forbidden caption.not_own');
  const unknown = { ...act, actionId: randomUUID(), email: 'nobody@example.test' };
  expect(await outcomeOf(nameCaptioner(room.moderator, unknown))).toBe('invalid input.check');
});

test('a pause is captioned, a closed session is not; the refusal of the page says why', async () => {
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' });
  await write('استراحة');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await outcomeOf(write('بعد الإغلاق'))).toBe('conflict session.closed');
  expect(await loadCaptioner(visitor, { sessionId: room.sessionId, key })).toMatchObject({ refusal: 'session.closed' });
  const planned = await addRoom(forum, { state: 'planned', commune: room.commune });
  const made = await nameCaptioner(planned.moderator, { actionId: randomUUID(), sessionId: planned.sessionId });
  const early = writeCaptionKey(forum.services.secret, made.captionerId);
  expect(await outcomeOf(write('قبل الافتتاح', randomUUID(), { sessionId: planned.sessionId, key: early }))).toBe(
    'conflict session.not_open_yet',
  );
});

test('a hidden line loses its text everywhere, stays hidden for its captioner, is logged, and comes back', async () => {
  const captionId = randomUUID();
  const secret = 'سطر يكشف رقم هاتف';
  await write(secret, captionId);
  await hideCaption(room.moderator, { targetId: captionId, reason: 'unlawful' });
  await hideCaption(room.moderator, { targetId: captionId, reason: 'unlawful' });
  expect(await texts()).toEqual([]);
  expect((await transcript()).lines).toMatchObject([{ captionId, text: null }]);
  expect(await outcomeOf(write('سطر جديد', captionId))).toBe('conflict caption.moderated');
  const log = await loadModerationLog(forum.db, room.sessionId);
  expect(log.entries).toMatchObject([{ kind: 'caption', act: 'hide', reason: 'unlawful', restoredAt: null }]);
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  const files = await exportSession(forum.services, room.sessionId);
  expect(JSON.stringify(files)).not.toContain(secret);
  expect(files['captions.csv']).toContain('hidden');
  await showCaption(room.moderator, { targetId: captionId });
  expect(await texts()).toEqual([secret]);
  expect((await exportSession(forum.services, room.sessionId))['captions.csv']).toContain(secret);
});

test('a moderator’s correction stands against its captioner; events hold no text and no name', async () => {
  const captionId = randomUUID();
  await write('قال السيد فلان', captionId);
  await editCaption(room.moderator, { captionId, text: 'قال أحد الحاضرين' });
  expect(await outcomeOf(write('قال السيد فلان', captionId))).toBe('conflict caption.moderated');
  expect(await texts()).toEqual(['قال أحد الحاضرين']);
  const log = JSON.stringify(await listAllEvents(forum.db, sessionTopic(room.sessionId)));
  expect(log).toContain('caption.moderated');
  expect(log).not.toMatch(/فلان|الحاضرين/);
});

test('naming tells the room that it is captioned, and the screens carry captions when they are told', async () => {
  expect((await loadRoom(forum.db, room.sessionId)).session).toMatchObject({ captioned: true, wallCaptions: false });
  await switchWallCaptions(room.moderator, { sessionId: room.sessionId, on: true });
  expect(forum.frames('session.changed').at(-1)?.data).toMatchObject({ shown: { wallCaptions: true } });
  const before = forum.frames('session.changed').length;
  await switchWallCaptions(room.moderator, { sessionId: room.sessionId, on: true });
  expect(forum.frames('session.changed')).toHaveLength(before);
});

test('open data of a session under way has no transcript yet', async () => {
  await write('سطر');
  expect(Object.keys(await exportSession(forum.services, room.sessionId))).not.toContain('captions.csv');
});

test('a long transcript comes in pages of one size, and a page that is not there is the nearest', async () => {
  const rows = Array.from({ length: captionsPerPage + 3 }, (_, at) => ({
    caption_id: randomUUID(),
    session_id: room.sessionId,
    captioner_id: captionerId,
    lang: 'ar',
    text: `سطر ${at + 1}`,
    written_at: new Date(),
  }));
  await forum.sql`insert into captions ${forum.sql(rows.slice(0, captionsPerPage))}`;
  expect(await transcript(2)).toMatchObject({ page: 1, pages: 1 });
  await forum.sql`insert into captions ${forum.sql(rows.slice(captionsPerPage))}`;
  expect(await transcript(1)).toMatchObject({ page: 1, pages: 2 });
  expect((await transcript(9)).lines.map((line) => line.text)).toEqual(
    rows.slice(captionsPerPage).map((row) => row.text),
  );
});

test.each([
  ['turns of direction are taken out', 'قال \u202Eنعم\u2066', 'قال نعم'],
  ['what has no ink is nothing', '\u200B\u2060', ''],
  ['line breaks become spaces', 'أول\r\nثان\u2028ثالث', 'أول ثان ثالث'],
])('%s', (_, typed, text) => {
  const line = { sessionId: room.sessionId, captionId: randomUUID(), lang: 'ar', text: typed };
  expect(writeCaptionInput.parse(line).text).toBe(text);
});

test.each(['NUL \u0000', 'lone \uD800 half', `ا${'\u0651'.repeat(40)}`, 'ا'.repeat(301)])(
  'a text that nobody should send is refused: %j',
  (text) => {
    const line = { sessionId: room.sessionId, captionId: randomUUID(), lang: 'ar', text };
    expect(writeCaptionInput.safeParse(line).success).toBe(false);
  },
);
