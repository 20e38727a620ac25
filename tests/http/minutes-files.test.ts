import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctMinutes } from '#server/domain/minutes/correct-minutes.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addMinutes, addOfficers } from '#tests/support/forum-minutes.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let forum: Forum;
let product: Product;
let room: Room;
let sha256: string;

beforeAll(async () => {
  forum = await createForum();
  const env = { DEMO: '0', SECRET: 'a secret of this test that is long enough to be taken' };
  product = await startProduct({ databaseUrl: forum.url, env });
  room = await addRoom(forum, { state: 'closed' });
  const officers = await addOfficers(forum, room.commune);
  sha256 = await addMinutes(forum, officers, room.sessionId);
  await correctMinutes(await forum.as(officers.rapporteur), { sessionId: room.sessionId, reason: 'سقط عدد' });
});
afterAll(async () => {
  await product.stop();
  await forum.close();
});

const ask = (rest: string) => fetch(`${product.url}/api/v1/sessions/${room.sessionId}/minutes/${rest}`);

test.each([
  ['minutes.pdf?lang=ar', 'application/pdf', '1-ar.pdf', '%PDF-'],
  ['minutes.pdf?lang=fr', 'application/pdf', '1-fr.pdf', '%PDF-'],
  [
    'minutes.docx?lang=fr',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    '1-fr.docx',
    'PK',
  ],
  ['minutes.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '1-ar.docx', 'PK'],
  ['content.json', 'application/json', '1.json', '{"session"'],
])('%s is a file with its type, its name and its first bytes', async (name, type, file, begins) => {
  const answer = await ask(`1/${name}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="minutes-${room.sessionId}-${file}"`);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString('latin1', 0, begins.length)).toBe(begins);
  const again = Buffer.from(await (await ask(`1/${name}`)).arrayBuffer());
  expect(again.equals(bytes), 'the same bytes again').toBe(true);
});

test('the content hashes to what the page shows', async () => {
  const text = Buffer.from(await (await ask('1/content.json')).arrayBuffer());
  expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  const page = await fetch(`${product.url}/ar/${room.commune.slug}/sessions/${room.sessionId}/minutes`);
  expect(await page.text()).toContain(sha256);
});

test.each(['2/minutes.pdf', '2/content.json', '3/minutes.docx', '0/minutes.pdf', 'x/content.json', '1/minutes.odt'])(
  '%s is not there: a version that is being written is nobody’s',
  async (rest) => {
    const answer = await ask(rest);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  },
);

test('another session, or none, has no such files', async () => {
  const open = await addRoom(forum);
  for (const id of [open.sessionId, 'nothing', '00000000-0000-4000-8000-000000000000']) {
    expect((await fetch(`${product.url}/api/v1/sessions/${id}/minutes/1/minutes.pdf`)).status).toBe(404);
  }
});
