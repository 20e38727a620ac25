import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { documentLimits, type DocumentTree } from '#app/contract/document.ts';
import { answerFrame, askFrame, updateFrame } from '#server/collab/messages.ts';
import { readOpenFileLimit } from '#tests/bench/surroundings/machine.ts';
import { addParagraph, textOf, waitFor, type TextClient } from '#tests/support/text-client.ts';
import { createTypist, openTextSocket, type TextSocket } from '#tests/support/text-socket.ts';
import { openTextStage, type TextStage } from '#tests/support/text-stage.ts';
import { findHarm, readFigure } from '#tests/support/unharmed.ts';

let stage: TextStage;
let healthy: TextClient;
let sockets: TextSocket[];
beforeAll(async () => {
  stage = await openTextStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  sockets = [];
});

/** Somebody who reached a limit harmed nobody: those who are there go on writing, and the log has it all. */
async function expectUnharmed(opinionId: string): Promise<void> {
  expect(await findHarm(stage.product())).toEqual([]);
  healthy.write('still here');
  expect(await healthy.acknowledged()).toBe(true);
  expect(textOf(await stage.stored(opinionId))).toBe(healthy.text());
}

async function enter(opinionId: string): Promise<void> {
  healthy = await stage.open(opinionId, 'member1');
  await healthy.synced();
}

afterEach(() => {
  healthy.close();
  for (const socket of sockets) socket.close();
});

/** A bare socket of somebody, or of a visitor. */
async function sit(opinionId: string, name?: string): Promise<TextSocket> {
  const cookie = name === undefined ? undefined : await stage.cookie(name);
  const socket = await openTextSocket(stage.product().url, opinionId, cookie);
  sockets.push(socket);
  return socket;
}

const paragraphSize = 48 * 1024;

/** A text of almost so many bytes. */
function longText(bytes: number): DocumentTree {
  const text = 'ش'.repeat(paragraphSize / 2);
  return Array.from({ length: Math.floor(bytes / paragraphSize) }, () => ({
    kind: 'paragraph',
    dir: null,
    children: [{ kind: 'text', text, format: 0 }],
  }));
}

/** A change of a little more than so many bytes, by somebody who has the text as it is. */
function addition(base: Uint8Array, clientId: number, bytes: number): Uint8Array {
  const { doc, change } = createTypist(clientId, base);
  return change(() => addParagraph(doc, 'x'.repeat(bytes)));
}

test('C-68 a full text refuses what would go beyond, as an update and as an answer, and takes what deletes', async () => {
  const opinionId = await stage.newOpinion({ opened: true, tree: longText(documentLimits.document) });
  await enter(opinionId);
  const base = Y.encodeStateAsUpdate(healthy.doc);
  const beyond = documentLimits.document - base.length + 1;
  expect(beyond).toBeGreaterThan(0);
  expect(beyond).toBeLessThan(paragraphSize);
  for (const [index, frame] of [updateFrame, answerFrame].entries()) {
    const socket = await sit(opinionId, 'member2');
    await socket.greet();
    socket.send(frame(addition(base, 500 + index, beyond)));
    expect(await socket.code()).toBe(4422);
  }
  await expectUnharmed(opinionId);
  const remover = await stage.open(opinionId, 'member3');
  await remover.synced();
  remover.root.delete(0, 1);
  expect(await remover.acknowledged()).toBe(true);
  await waitFor(() => healthy.text() === remover.text(), 5_000, 'what was deleted is still there');
  // What was deleted makes room when the compacted text is stored.
  const stored = async (): Promise<number> => {
    const [row] = await stage.sql<{ bytes: number }[]>`
      select octet_length(state) as bytes from opinion_texts where opinion_id = ${opinionId}`;
    return row?.bytes ?? Number.POSITIVE_INFINITY;
  };
  await waitFor(async () => (await stored()) < base.length - paragraphSize / 2, 20_000, 'it is not compacted');
  const taken = async (): Promise<boolean> => {
    const socket = await sit(opinionId, 'member4');
    const now = await socket.greet();
    socket.send(updateFrame(addition(now, 600 + sockets.length, beyond)));
    return (await socket.ask()) !== null;
  };
  await waitFor(taken, 10_000, 'there is no room again');
  await expectUnharmed(opinionId);
});

test('C-34 who asks again and again and reads nothing is ended, others go on', async () => {
  const opinionId = await stage.newOpinion({ opened: true, tree: longText(2 * 1024 * 1024) });
  await enter(opinionId);
  const reader = await sit(opinionId);
  const slow = await sit(opinionId);
  await Promise.all([reader.greet(), slow.greet()]);
  const before = await readFigure(stage.product(), 'tachawor_text_sockets');
  slow.socket.pause();
  for (let n = 0; n < 30; n += 1) slow.send(askFrame(Uint8Array.of(0)));
  const ended = async () => (await readFigure(stage.product(), 'tachawor_text_sockets')) < before;
  await waitFor(
    async () => {
      const seen = reader.received.length;
      healthy.write('meanwhile');
      expect(await healthy.acknowledged()).toBe(true);
      await waitFor(() => reader.received.length > seen, 5_000, 'a reader waits for another');
      return ended();
    },
    30_000,
    'it was not ended',
  );
  expect(await readFigure(stage.product(), 'tachawor_text_unsent_bytes')).toBe(0);
  slow.socket.resume();
  expect(await slow.code()).toBe(1006);
  expect([reader.isOpen(), healthy.closed()]).toEqual([true, null]);
  await expectUnharmed(opinionId);
});

test('one person has twenty connections to a text, not more', async () => {
  const opinionId = await stage.newOpinion();
  await enter(opinionId);
  for (let n = 0; n < 19; n += 1) await (await sit(opinionId, 'member1')).greet();
  const oneMore = await sit(opinionId, 'member1');
  expect(await oneMore.code()).toBe(4429);
  expect(sockets.filter((socket) => socket.isOpen())).toHaveLength(19);
  await (await sit(opinionId, 'member2')).greet();
  await expectUnharmed(opinionId);
});

test('C-68 who sends on and on without a pause is cut off with 4429', async () => {
  const opinionId = await stage.newOpinion({ opened: true });
  await enter(opinionId);
  const socket = await sit(opinionId, 'member2');
  await socket.greet();
  const { _socket: tcp } = socket.socket as unknown as { _socket: { cork(): void; uncork(): void } };
  const question = Uint8Array.of(3);
  const flood = async (): Promise<boolean> => {
    // As one piece: what arrives with the last message that is taken has to wait somewhere.
    tcp.cork();
    for (let n = 0; n < 10_000; n += 1) socket.send(question);
    tcp.uncork();
    await sleep(1);
    return !socket.isOpen();
  };
  await waitFor(flood, 20_000, 'it was not cut off');
  expect(await socket.code()).toBe(4429);
  await expectUnharmed(opinionId);
});

// It needs as many open files, here and in the server.
test.skipIf(readOpenFileLimit() < documentLimits.sockets + 500)(
  'C-68 a text takes three thousand connections; the next one gets 4429 until somebody leaves',
  async () => {
    const opinionId = await stage.newOpinion({ opened: true });
    await enter(opinionId);
    const url = `${stage.product().url.replace('http', 'ws')}/collab/opinion:${opinionId}`;
    const crowd: WebSocket[] = [];
    const open = (): Promise<number> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url, { perMessageDeflate: false });
        crowd.push(socket);
        socket.once('message', () => resolve(0));
        socket.once('close', resolve);
        socket.once('error', reject);
      });
    const codes = [];
    for (let left = documentLimits.sockets - 1; left > 0; left -= 50) {
      codes.push(...(await Promise.all(Array.from({ length: Math.min(50, left) }, open))));
    }
    expect(codes.filter((code) => code !== 0)).toEqual([]);
    expect(await open()).toBe(4429);
    await expectUnharmed(opinionId);
    crowd[0]?.terminate();
    await waitFor(async () => (await open()) === 0, 5_000, 'nobody comes in again');
    for (const socket of crowd) socket.terminate();
    await expectUnharmed(opinionId);
  },
);
