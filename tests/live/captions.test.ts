import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaptionView } from '#app/contract/captions.ts';
import { signIn, until, type LiveClient } from '#tests/support/live-client.ts';
import { code, openStage, type LiveStage } from '#tests/support/live-stage.ts';

let stage: LiveStage;
let key: string;
let base: string;
beforeAll(async () => {
  stage = await openStage();
  base = `${stage.product.url}/ar/guelmim/sessions/${stage.sessionId}`;
  const cookie = await signIn(stage.product.url, 'moderator@demo.tachawor.test');
  await post('/captions/desk', { intent: 'link', actionId: randomUUID() }, cookie);
  const desk = await (await fetch(`${base}/captions/desk`, { headers: { cookie } })).text();
  key = /captions\/write\?key=([0-9a-f-]{36}\.[\w-]{43})/.exec(desk)?.[1] ?? '';
});
afterAll(() => stage.close());

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  fetch(base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: stage.product.url, ...(cookie && { cookie }) },
    body: new URLSearchParams(fields),
  });
const write = async (captionId: string, text: string) =>
  (await post('/captions/line', { captionId, key, lang: 'ar', text })).status;
const follow = (client: LiveClient, on = true) =>
  client.send<{ lines: CaptionView[] }>('followCaptions', { sessionId: stage.sessionId, on });
const framesOf = (client: LiveClient) => client.frames.filter((frame) => frame.name === 'captions.written');
const shownBy = (client: LiveClient) => {
  const lines = new Map<string, CaptionView>();
  for (const frame of framesOf(client))
    for (const line of frame.data.lines)
      if ((lines.get(line.captionId)?.revision ?? 0) < line.revision) lines.set(line.captionId, line);
  return [...lines.values()].sort((a, b) => a.position - b.position).map((line) => line.text);
};

test('two phones and a wall that follow are told every line, whoever does not follow none, with few frames', async () => {
  const [phone, other, quiet] = [await stage.guest(), await stage.guest(), await stage.guest()];
  const wall = stage.open();
  await wall.rejoin(stage.sessionId);
  for (const client of [phone, other, wall])
    expect(await follow(client)).toMatchObject({ ok: true, data: { lines: [] } });
  const [first, second] = [randomUUID(), randomUUID()];
  const typed = 'نبدأ الآن بالنقطة الأولى';
  const statuses = await Promise.all(
    Array.from({ length: typed.length }, (_, at) => at + 1).map(async (length) => {
      // Each stroke by itself, as nobody types: far more than the page sends.
      return length % 2 === 0 ? write(first, typed.slice(0, length).trim()) : 204;
    }),
  );
  expect(statuses.every((status) => status === 204 || status === 409)).toBe(true);
  expect(await write(first, typed)).toBe(204);
  expect(await write(second, 'السطر الثاني.')).toBe(204);
  for (const client of [phone, other, wall]) {
    await until(() => shownBy(client).length === 2 && shownBy(client)[1] === 'السطر الثاني.');
    expect(shownBy(client)).toEqual([typed, 'السطر الثاني.']);
    expect(framesOf(client).length, 'gathered into few frames').toBeLessThan(typed.length / 2);
  }
  expect(framesOf(quiet)).toEqual([]);
});

test('who was away is given the lines as they stand then, without what was hidden meanwhile', async () => {
  const phone = await stage.guest();
  const [kept, hidden] = [randomUUID(), randomUUID()];
  await write(kept, 'سطر يبقى');
  await write(hidden, 'سطر يخفى');
  const before = await follow(phone);
  expect(before?.ok && before.data.lines.map((line) => line.text)).toEqual(
    expect.arrayContaining(['سطر يبقى', 'سطر يخفى']),
  );
  phone.socket.disconnect();
  const cookie = await signIn(stage.product.url, 'moderator@demo.tachawor.test');
  const answer = await post('/captions/desk', { intent: 'hide', captionId: hidden, reason: 'off_topic' }, cookie);
  expect(answer.status).toBe(303);
  phone.socket.connect();
  await phone.rejoin(stage.sessionId);
  const after = await follow(phone);
  const texts = after?.ok ? after.data.lines.map((line) => line.text) : [];
  expect(texts).toContain('سطر يبقى');
  expect(texts).not.toContain('سطر يخفى');
  await follow(phone, false);
  const told = framesOf(phone).length;
  await write(randomUUID(), 'سطر بعد الإيقاف');
  const witness = await stage.guest();
  await follow(witness);
  await write(randomUUID(), 'سطر للشاهد');
  await until(() => framesOf(witness).length > 0);
  expect(framesOf(phone)).toHaveLength(told);
});

test('captions are followed only from inside the room, and a revoked link writes nothing more', async () => {
  const outside = stage.open();
  expect(await follow(outside)).toMatchObject({ ok: false, error: { reason: 'session.not_joined' } });
  await outside.join(code);
  expect(await follow(outside)).toMatchObject({ ok: true });
  const cookie = await signIn(stage.product.url, 'moderator@demo.tachawor.test');
  await post('/captions/desk', { intent: 'revoke', captionerId: key.split('.')[0] ?? '' }, cookie);
  expect(await write(randomUUID(), 'بعد السحب')).toBe(403);
});
