import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { createAcknowledgements } from '#app/editor/sharing/acknowledgements.ts';
import { createIncoming } from '#app/editor/sharing/incoming.ts';
import { createOutgoing } from '#app/editor/sharing/outgoing.ts';
import { nothingMade, reduceSaving, savingWord, type Saving, type SavingEvent } from '#app/editor/sharing/saving.ts';
import { createUnkept } from '#app/editor/sharing/unkept.ts';
import { readSyncMessage, writeAnswer, writeQuestion, writeUpdate } from '#app/editor/sharing/sync-messages.ts';

const origin = { from: 'others' };

function makePair() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const counts: number[] = [];
  const incoming = createIncoming(
    mine,
    (update) => Y.applyUpdate(mine, update, origin),
    (count) => counts.push(count),
  );
  theirs.on('update', (update: Uint8Array, from: unknown) => from !== 'mine' && incoming.take(update));
  mine.on('update', (update: Uint8Array, from: unknown) => from !== origin && Y.applyUpdate(theirs, update, 'mine'));
  return { mine, theirs, incoming, counts, text: (doc: Y.Doc) => doc.getText('t') };
}

describe('holding back what others write', () => {
  test('others’ changes wait, one’s own go out, and both meet on release', () => {
    const { mine, theirs, incoming, counts, text } = makePair();
    text(theirs).insert(0, 'نص');
    incoming.hold();
    text(theirs).insert(2, ' منهم');
    text(theirs).insert(0, '· ');
    text(mine).insert(0, 'مني ');
    expect(text(mine).toString()).toBe('مني نص');
    expect(text(theirs).toString()).toContain('مني');
    expect(counts).toEqual([1, 2]);
    incoming.release();
    expect(counts.at(-1)).toBe(0);
    expect(text(mine).toString()).toBe(text(theirs).toString());
    expect(text(mine).toString()).toContain('منهم');
  });

  test('the release is one change, marked as coming from outside', () => {
    const { mine, theirs, incoming, text } = makePair();
    incoming.hold();
    for (const letter of 'abc') text(theirs).insert(0, letter);
    const origins: unknown[] = [];
    mine.on('update', (_update: Uint8Array, from: unknown) => origins.push(from));
    incoming.release();
    expect(origins).toEqual([origin]);
  });

  test('what is held counts as known, so that it is not sent again', () => {
    const { mine, theirs, incoming, text } = makePair();
    text(theirs).insert(0, 'a');
    incoming.hold();
    text(theirs).insert(0, 'b');
    expect(Y.decodeStateVector(incoming.known()).get(theirs.clientID)).toBe(2);
    expect(Y.decodeStateVector(Y.encodeStateVector(mine)).get(theirs.clientID)).toBe(1);
  });

  test('an answer without anything new is not counted', () => {
    const { theirs, incoming, counts, text } = makePair();
    text(theirs).insert(0, 'abc');
    text(theirs).delete(0, 2);
    incoming.hold();
    incoming.take(Y.encodeStateAsUpdate(theirs, incoming.known()), true);
    expect(counts).toEqual([]);
  });
});

test('one’s own changes are told again as they were made until they are kept, whatever became of them here', () => {
  const sent: Uint8Array[] = [];
  const unkept = createUnkept((message) => sent.push(message) > 0);
  const [mine, server] = [new Y.Doc(), new Y.Doc()];
  let made = 0;
  mine.on('update', (update: Uint8Array) => unkept.add((made += 1), update));
  mine.getText('t').insert(0, 'سلام');
  mine.getText('t').delete(0, 4);
  unkept.tell();
  const decoder = decoding.createDecoder(sent[0] as Uint8Array);
  for (const expected of [0, 2]) expect(decoding.readVarUint(decoder)).toBe(expected);
  const update = decoding.readVarUint8Array(decoder);
  expect(Buffer.from(update).includes(Buffer.from('سلام'))).toBe(true);
  expect(Buffer.from(Y.encodeStateAsUpdate(mine)).includes(Buffer.from('سلام'))).toBe(false);
  Y.applyUpdate(server, update);
  expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(mine));
  unkept.kept(made);
  unkept.tell();
  expect(sent).toHaveLength(1);
});

describe('one’s own changes on their way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a few keystrokes are one message', () => {
    const sent: Uint8Array[] = [];
    const outgoing = createOutgoing((message) => sent.push(message) > 0);
    const doc = new Y.Doc();
    doc.on('update', outgoing.add);
    for (const letter of 'سلام') doc.getText('t').insert(0, letter);
    expect(sent).toHaveLength(0);
    vi.advanceTimersByTime(50);
    expect(sent).toHaveLength(1);
  });

  test('what is larger than an update may be goes as an answer', () => {
    const sent: Uint8Array[] = [];
    const outgoing = createOutgoing((message) => sent.push(message) > 0);
    const doc = new Y.Doc();
    doc.on('update', outgoing.add);
    doc.getText('t').insert(0, 'x'.repeat(documentLimits.update + 1));
    outgoing.flush();
    expect(sent.map((message) => message[1])).toEqual([1]);
    doc.getText('t').insert(0, 'y');
    outgoing.flush();
    expect(sent.map((message) => message[1])).toEqual([1, 2]);
  });

  test('an answer confirms what was made before its question, not after', () => {
    const kept: number[] = [];
    const ask = vi.fn(() => true);
    const it = createAcknowledgements({ ask, onKept: (upTo) => kept.push(upTo) });
    it.opened();
    it.answered();
    it.sentAll();
    vi.advanceTimersByTime(0);
    it.answered();
    it.changed();
    it.changed();
    vi.advanceTimersByTime(400);
    it.changed();
    it.answered();
    expect(kept).toEqual([2]);
    vi.advanceTimersByTime(400);
    it.answered();
    expect(kept).toEqual([2, 3]);
    it.stop();
  });

  test('constant writing does not put the question off for ever', () => {
    const ask = vi.fn(() => true);
    const it = createAcknowledgements({ ask, onKept: () => undefined });
    it.opened();
    it.sentAll();
    vi.advanceTimersByTime(0);
    ask.mockClear();
    for (let at = 0; at < 25; at += 1) {
      it.changed();
      vi.advanceTimersByTime(100);
    }
    expect(ask.mock.calls.length).toBeGreaterThanOrEqual(1);
    it.stop();
  });

  test('nothing is confirmed before the server has what was written without it', () => {
    const kept: number[] = [];
    const it = createAcknowledgements({ ask: () => true, onKept: (upTo) => kept.push(upTo) });
    it.changed();
    it.opened();
    vi.advanceTimersByTime(5_000);
    it.answered();
    expect(kept).toEqual([]);
    it.sentAll();
    vi.advanceTimersByTime(0);
    it.lost();
    it.opened();
    it.answered();
    expect(kept).toEqual([]);
    it.stop();
  });
});

describe('messages', () => {
  test('a question is answered with what is missing', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    mine.getText('t').insert(0, 'abc');
    const listener = { asked: vi.fn(), answered: vi.fn(), changed: vi.fn() };
    const read = (message: Uint8Array) => {
      const decoder = decoding.createDecoder(message);
      decoding.readVarUint(decoder);
      const encoder = encoding.createEncoder();
      readSyncMessage(decoder, encoder, mine, listener);
      return encoding.toUint8Array(encoder);
    };
    const answer = read(writeQuestion(Y.encodeStateVector(theirs)));
    expect(answer).toEqual(writeAnswer(Y.encodeStateAsUpdate(mine)));
    expect(listener.asked).toHaveBeenCalledOnce();
    expect(read(writeUpdate(Y.encodeStateAsUpdate(theirs)))).toHaveLength(1);
    expect(listener.changed).toHaveBeenCalledOnce();
    read(answer);
    expect(listener.answered).toHaveBeenCalledOnce();
  });
});

describe('the state of saving', () => {
  const after = (...events: SavingEvent[]): Saving => events.reduce(reduceSaving, nothingMade);
  const live: SavingEvent = { kind: 'connection', now: 'live' };
  const lost: SavingEvent = { kind: 'connection', now: 'lost' };
  const changed: SavingEvent = { kind: 'changed' };

  test.each<[string, SavingEvent[], string]>([
    ['nothing written', [live], 'saved'],
    ['written and not confirmed', [live, changed], 'saving'],
    ['stored here, not confirmed', [live, changed, { kind: 'stored', upTo: 1 }], 'saving'],
    ['confirmed', [live, changed, { kind: 'kept', upTo: 1 }], 'saved'],
    ['confirmed in part', [live, changed, changed, { kind: 'kept', upTo: 1 }], 'saving'],
    ['without network', [lost, changed], 'waiting'],
    ['refused', [live, changed, { kind: 'stored', upTo: 1 }, { kind: 'closed', code: 4403 }], 'failed'],
    ['ended with everything kept', [live, { kind: 'closed', code: 4401 }], 'saved'],
    ['a connection after the end', [changed, { kind: 'closed', code: 4401 }, live], 'failed'],
    ['more confirmed than made', [live, { kind: 'kept', upTo: 9 }, changed], 'saving'],
  ])('%s', (_, events, word) => {
    expect(savingWord(after(...events))).toBe(word);
  });
});
