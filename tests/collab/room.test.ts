import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { addParagraph, textOf, waitFor } from '#tests/support/text-client.ts';
import { openTextStage, type TextStage } from '#tests/support/text-stage.ts';
import { findHarm } from '#tests/support/unharmed.ts';

let stage: TextStage;
beforeAll(async () => {
  stage = await openTextStage();
});
afterAll(() => stage.close());

const patience = 8_000;

test('C-31 two editors converge, and a reader receives the text', async () => {
  const opinionId = await stage.newOpinion({ opened: true, tree: [] });
  const first = await stage.open(opinionId, 'member1');
  const second = await stage.open(opinionId, 'member2');
  const reader = await stage.open(opinionId, null);
  await Promise.all([first.synced(), second.synced(), reader.synced()]);
  for (let n = 0; n < 20; n += 1) {
    first.write(`من الأول ${n}`);
    second.write(`du second ${n}`);
    if (n % 5 === 0) await sleep(10);
  }
  await waitFor(() => first.text() === second.text() && second.text() === reader.text(), patience, 'no convergence');
  expect(first.text()).toContain('من الأول 19');
  expect(first.text()).toContain('du second 19');
  await first.acknowledged();
  expect(textOf(await stage.stored(opinionId))).toBe(first.text());
  expect(await findHarm(stage.product())).toEqual([]);
});

test('what a reader sends changes nothing, however valid it is', async () => {
  const opinionId = await stage.newOpinion({ opened: true });
  const writer = await stage.open(opinionId, 'member1');
  const reader = await stage.open(opinionId, null);
  await Promise.all([writer.synced(), reader.synced()]);
  writer.write('one');
  await waitFor(() => reader.text().includes('one'), patience, 'the reader got nothing');
  reader.write('two');
  reader.provider.awareness.setLocalState({ name: 'somebody', color: 'red' });
  await reader.acknowledged();
  writer.write('three');
  await writer.acknowledged();
  expect(writer.text()).not.toContain('two');
  expect(textOf(await stage.stored(opinionId))).not.toContain('two');
  expect(writer.provider.awareness.getStates().size).toBe(1);
  // Neither when it comes again with what the server lacks.
  reader.provider.disconnect();
  reader.provider.connect();
  await reader.synced();
  await sleep(200);
  expect(textOf(await stage.stored(opinionId))).not.toContain('two');
  expect(reader.provider.awareness.getStates().size).toBe(1);
});

const codeFor = async (room: string, headers: Record<string, string>): Promise<number | string> => {
  const socket = new WebSocket(`${stage.product().url.replace('http', 'ws')}/collab/${room}`, { headers });
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(`HTTP ${response.statusCode}`));
    socket.on('close', (code) => resolve(code));
    socket.on('error', () => undefined);
    socket.on('message', () => {
      resolve('open');
      socket.close();
    });
  });
};

test('C-51 who may not be there is told so', async () => {
  const draft = await stage.newOpinion();
  const member = { cookie: await stage.cookie('member1') };
  const citizen = { cookie: await stage.cookie('citizen1') };
  expect(await codeFor(`opinion:${draft}`, member)).toBe('open');
  expect(await codeFor(`opinion%3A${draft}`, member)).toBe('open');
  expect(await codeFor(`opinion:${draft}`, {})).toBe(4401);
  expect(await codeFor(`opinion:${draft}`, { cookie: 'tachawor=nonsense' })).toBe(4401);
  expect(await codeFor(`opinion:${draft}`, citizen)).toBe(4403);
  expect(await codeFor('opinion:00000000-0000-4000-8000-000000000000', member)).toBe(4404);
  for (const room of ['', 'opinion:', `opinion:${draft}x`, `session:${draft}`, '%', '..%2f', `opinion:${draft}/x`]) {
    expect(await codeFor(room, member), room).toBe(4404);
  }
  expect(await codeFor(`opinion:${draft}`, { ...member, origin: 'https://evil.example' })).toBe('HTTP 403');
  expect(await codeFor(`opinion:${draft}`, { ...member, origin: stage.product().url })).toBe('open');
});

test('C-32 a text is stored with what is read, and its log is cut only then', { timeout: 60_000 }, async () => {
  const opinionId = await stage.newOpinion();
  const writer = await stage.open(opinionId, 'member1');
  await writer.synced();
  for (let n = 0; n < 350; n += 1) {
    writer.write(`line ${n}`);
    if (n % 20 === 0) await sleep(1);
  }
  expect(await writer.acknowledged()).toBe(true);
  const count = async (): Promise<number> => {
    const [row] = await stage.sql<{ count: number }[]>`
      select count(*)::int as count from opinion_updates where opinion_id = ${opinionId}`;
    return row?.count ?? -1;
  };
  // On a slow machine it is cut while the last lines are still being written; those few then stay in it.
  await waitFor(async () => (await count()) < 50, 15_000, 'the log was not cut');
  await waitFor(async () => textOf(await stage.stored(opinionId)) === writer.text(), 15_000, 'the text was not stored');
  const [text] = await stage.sql<{ plain: string; words: number }[]>`
    select plain, words from opinion_texts where opinion_id = ${opinionId}`;
  expect(text?.plain).toContain('line 349');
  expect(text?.words).toBe(700);
  // The room goes on, and so does a cold one.
  writer.write('after');
  await writer.acknowledged();
  await stage.kill();
  await stage.start();
  const other = await stage.open(opinionId, 'member2');
  await other.synced();
  expect(other.text()).toBe(writer.text());
  expect(await findHarm(stage.product())).toEqual([]);
});

test('C-68 nobody goes on under the client id of somebody else', async () => {
  const opinionId = await stage.newOpinion();
  const owner = await stage.open(opinionId, 'member1', { clientId: 4711 });
  await owner.synced();
  owner.write('mine');
  await owner.acknowledged();
  const thief = await stage.open(opinionId, 'member2', { clientId: 4711 });
  await thief.synced();
  // The stock client takes another number when it sees its own in use; this one does not.
  thief.doc.clientID = 4711;
  addParagraph(thief.doc, 'stolen');
  await waitFor(() => thief.closed() !== null, patience, 'it was not closed');
  expect(thief.closed()).toBe(4422);
  expect(textOf(await stage.stored(opinionId))).not.toContain('stolen');
});

test('people at the text are seen as the server knows them', async () => {
  const opinionId = await stage.newOpinion();
  const first = await stage.open(opinionId, 'member1');
  const second = await stage.open(opinionId, 'member2');
  await Promise.all([first.synced(), second.synced()]);
  first.provider.awareness.setLocalState({
    name: 'Somebody else',
    color: 'url(https://evil.example)',
    awarenessData: { personId: 'x' },
    focusing: true,
    anchorPos: Y.createRelativePositionFromTypeIndex(first.root, 0),
    focusPos: null,
  });
  const seen = () => second.provider.awareness.getStates().get(first.doc.clientID);
  await waitFor(() => seen()?.focusing === true, patience, 'it is not seen');
  expect(seen()).toEqual({
    name: expect.not.stringContaining('Somebody'),
    color: expect.stringMatching(/^var\(--author-[0-7]\)$/),
    focusing: true,
    anchorPos: expect.objectContaining({ tname: 'root' }),
    focusPos: null,
    awarenessData: { personId: expect.stringMatching(/^[0-9a-f-]{36}$/), mark: expect.any(Number) },
  });
  first.close();
  await waitFor(() => seen() === undefined, patience, 'it is still seen');
});
