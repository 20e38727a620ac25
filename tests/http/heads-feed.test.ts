import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLogCommand } from '#server/cli/verify-log.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let forum: Forum;
let product: Product;
let room: Room;
const folder = mkdtempSync(path.join(tmpdir(), 'heads-feed-'));

beforeAll(async () => {
  forum = await createForum();
  const env = { DEMO: '0', SECRET: 'a secret of the tests', BASE_URL: 'https://forum.example.ma' };
  product = await startProduct({ databaseUrl: forum.url, env });
  room = await addRoom(forum, { title: { ar: 'جلسة <الحدائق>', fr: 'Séance & jardins' } });
});
afterAll(async () => {
  await product.stop();
  await forum.close();
  rmSync(folder, { recursive: true });
});

/** Something happens in the session, and a head is signed over it. */
async function grow(times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await newStatement(room);
    await growLedger(forum.services, room.sessionId);
  }
}

const addressOf = (lang: string, of = room): string =>
  `/${lang}/${of.commune.slug}/sessions/${of.sessionId}/heads.atom`;
const ask = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${product.url}${address}`, { headers: { accept: 'text/html', ...headers } });

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescapeXml = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? '?');

/** What stands between all tags of a name. Every element is closed in its order, and every sign of XML in a text is escaped. */
function readXml(xml: string) {
  const open: string[] = [];
  expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n/);
  for (const [, text = '', end, name = '', empty] of xml
    .slice(xml.indexOf('\n'))
    .matchAll(/([^<]*)<(\/?)([\w]+)[^<>]*?(\/?)>/g)) {
    expect(text.replace(/&(lt|gt|quot|apos|amp);/g, '')).not.toMatch(/[&<>]/);
    if (end) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
  }
  expect(open).toEqual([]);
  return (name: string): string[] =>
    [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
      unescapeXml(text),
    );
}

test('before the first head the feed is there and empty, so that it can be followed from the beginning', async () => {
  const early = await addRoom(forum, { state: 'planned' });
  const answer = await ask(addressOf('ar', early));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  const read = readXml(await answer.text());
  expect([read('entry'), read('content'), read('updated')]).toEqual([[], [], ['2005-12-01T00:00:00.000Z']]);
});

test('each head is an entry that keeps its id, and its content is what verify-log takes', async () => {
  await grow(2);
  const answer = await ask(addressOf('fr'));
  const read = readXml(await answer.text());
  const page = `https://forum.example.ma/fr/${room.commune.slug}/sessions/${room.sessionId}`;
  expect(read('title')[0]).toContain('Empreintes signées · Séance & jardins');
  expect(read('id')[0]).toBe(`${page}/heads.atom`);
  const heads = read('content').map((text) => JSON.parse(text) as { heads: Array<{ size: number; at: string }> });
  expect(heads.map(({ heads: [head] }) => head?.size)).toEqual([3, 2]);
  expect(read('updated').slice(1)).toEqual(heads.map(({ heads: [head] }) => head?.at));
  expect(read('summary')[0]).toMatch(/ [0-9a-f]{64}\. .*verify-log session-[0-9a-f-]{36}\.zip --heads FILE$/);

  await grow();
  const later = readXml(await (await ask(addressOf('ar'))).text());
  expect(later('title')[0]).toContain('جلسة <الحدائق>');
  expect(later('id').slice(2)).toEqual(read('id').slice(1));
  expect(new Set(later('id')).size).toBe(4);

  const [record, kept] = [path.join(folder, 'record.json'), path.join(folder, 'head.json')];
  writeFileSync(record, (await exportSession(forum.services, room.sessionId))['record.json'] ?? '');
  const judge = (text: string) => {
    writeFileSync(kept, text);
    return verifyLogCommand.run([record, '--heads', kept, '--key', forum.services.ledgerKey?.publicKey ?? ''], {
      withDatabase: () => Promise.reject(new Error('no database is needed')),
      readStdin: () => Promise.reject(new Error('nothing is piped in')),
      tell: () => undefined,
    });
  };
  for (const text of read('content'))
    expect(await judge(text)).toMatchObject({ exitCode: 0, data: { keptHeads: { state: 'kept' } } });
  const bent = (read('content')[0] ?? '').replace('"size":3', '"size":2');
  expect(await judge(bent)).toMatchObject({ exitCode: 1, data: { keptHeads: { state: 'unsigned' } } });
});

test('a program that asks again is told that nothing changed, until a head is signed', async () => {
  await grow();
  const tag = (await ask(addressOf('ar'))).headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
  const again = await ask(addressOf('ar'), { 'if-none-match': `"other", ${tag}` });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  expect((await ask(addressOf('fr'), { 'if-none-match': tag })).status).toBe(200);
  await grow();
  expect((await ask(addressOf('ar'), { 'if-none-match': tag })).status).toBe(200);
});

test('the feed ends after a hundred heads, the newest', async () => {
  const { sessionId } = room;
  await forum.sql`insert into tree_heads (session_id, size, root, at, signature)
    select session_id, 1000 + n, root, at, signature from tree_heads, generate_series(1, 120) n
    where session_id = ${sessionId} and size = 2`;
  const contents = readXml(await (await ask(addressOf('ar'))).text())('content');
  expect(contents).toHaveLength(100);
  expect(contents[0]).toContain('"size":1120');
});

test('pages lead to their feed, in words and for programs', async () => {
  const list = `/fr/${room.commune.slug}/sessions`;
  for (const [at, feed] of [
    [`${list}/${room.sessionId}/record`, addressOf('fr')],
    [list, `${list}.atom`],
  ]) {
    const html = await (await ask(at ?? '')).text();
    expect(html).toContain(`<a href="${feed}">`);
    const [link = ''] = /<link[^>]*rel="alternate"[^>]*>/.exec(html) ?? [];
    expect(link).toContain('type="application/atom+xml"');
    expect(link).toContain(`href="${feed}"`);
    expect(link).toMatch(/title="Fil |title="Suivre /);
  }
});

test.each([
  ['no such session', () => `/ar/${room.commune.slug}/sessions/${randomUUID()}/heads.atom`],
  ['what is no id', () => `/ar/${room.commune.slug}/sessions/x/heads.atom`],
  ['another commune', () => `/ar/nowhere/sessions/${room.sessionId}/heads.atom`],
  ['no such language', () => addressOf('xx')],
])('%s has no feed', async (_, at) => expect((await ask(at())).status).toBe(404));
