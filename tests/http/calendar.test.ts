import { afterAll, beforeAll, expect, test } from 'vitest';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let forum: Forum;
let product: Product;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
  const env = { DEMO: '0', SECRET: 'a secret of this test that is long enough to be taken' };
  product = await startProduct({ databaseUrl: forum.url, env });
  room = await addRoom(forum, { state: 'planned', title: { ar: 'جلسة <الحدائق>', fr: 'Séance' } });
  await newAgendaItem(room);
});
afterAll(async () => {
  await product.stop();
  await forum.close();
});

const ask = (path: string) => fetch(`${product.url}${path}`, { headers: { accept: 'text/html' } });
const sessions = (lang: string) => `/${lang}/${room.commune.slug}/sessions`;

test('a session, and all of a commune, as a calendar in the language of the path', async () => {
  for (const path of [`${sessions('fr')}.ics`, `${sessions('fr')}/${room.sessionId}.ics`]) {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = await answer.text();
    expect(text).toContain('TZID:Africa/Casablanca');
    expect(text).toContain('DTSTART;TZID=Africa/Casablanca:20261102T170000');
    expect(text, 'a planned session ends with its agenda').toContain('DTEND;TZID=Africa/Casablanca:20261102T171500');
    expect(text).toContain('SUMMARY;LANGUAGE=fr:Séance');
  }
  expect(await (await ask(`${sessions('ar')}.ics`)).text()).toContain('SUMMARY;LANGUAGE=ar:جلسة');
});

test('the sessions of a commune as a feed', async () => {
  const answer = await ask(`${sessions('ar')}.atom`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  const text = await answer.text();
  expect(text).toContain('<title>جلسة &lt;الحدائق&gt;</title>');
  expect(text).toContain(`<id>urn:uuid:${room.sessionId}</id>`);
});

test.each([
  '/xx/commune-10/sessions.ics',
  '/ar/nowhere/sessions.ics',
  '/ar/nowhere/sessions.atom',
  '/ar/nowhere/sessions/x.ics',
])('%s is not there', async (path) => expect((await ask(path)).status).toBe(404));

test('a session is found under its own commune only', async () => {
  const other = await addRoom(forum);
  expect((await ask(`/ar/${other.commune.slug}/sessions/${room.sessionId}.ics`)).status).toBe(404);
});
