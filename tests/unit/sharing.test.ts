import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Member } from '#server/collab/member.ts';
import { readMessage } from '#server/collab/messages.ts';
import { createSharing } from '#server/collab/sharing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Person = Member & { frames: Uint8Array[]; text(): string };

function person(mode: Member['mode']): Person {
  const frames: Uint8Array[] = [];
  return {
    mode,
    personId: null,
    name: null,
    actor: { kind: 'visitor' } as unknown as Member['actor'],
    greeted: true,
    synced: true,
    knew: null,
    send: (frame) => void frames.push(frame),
    close: () => undefined,
    charge: () => undefined,
    frames,
    text() {
      const doc = new Y.Doc();
      for (const frame of frames) {
        const message = readMessage(frame);
        if (message.kind === 'update') Y.applyUpdate(doc, message.update);
      }
      return doc.getText('root').toString();
    },
  };
}

/** A writer whose letters are told to a room of some editors and readers. */
function stage(counts: { editors: number; readers: number }) {
  const editors = Array.from({ length: counts.editors }, () => person('editor'));
  const readers = Array.from({ length: counts.readers }, () => person('reader'));
  const members = new Set<Member>([...readers, ...editors]);
  const sharing = createSharing(members);
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => sharing.share(update, editors[0] ?? null));
  const type = (text: string): void => doc.getText('root').insert(doc.getText('root').length, text);
  return { editors, readers, members, sharing, type };
}

test('editors are told at once, except the writer; readers of what gathered, in one frame', () => {
  const { editors, readers, type } = stage({ editors: 3, readers: 2 });
  for (const letter of 'كلمة') type(letter);
  expect(editors.map(({ frames }) => frames.length)).toEqual([0, 4, 4]);
  expect(readers.map(({ frames }) => frames.length)).toEqual([0, 0]);
  vi.advanceTimersByTime(50);
  expect(readers.map(({ frames }) => frames.length)).toEqual([1, 1]);
  expect([...editors.slice(1), ...readers].map((one) => one.text())).toEqual(Array.from({ length: 4 }, () => 'كلمة'));
});

test('many readers are told row by row, and editors between the rows', () => {
  const { editors, readers, type } = stage({ editors: 2, readers: 250 });
  const told = (): number => readers.filter(({ frames }) => frames.length > 0).length;
  type('أ');
  vi.advanceTimersToNextTimer();
  expect(told()).toBe(100);
  // Comes while the first frame is on its way: editors have it, and it waits for the next frame.
  type('ب');
  expect(editors[1]?.text()).toBe('أب');
  vi.advanceTimersToNextTimer();
  expect(told()).toBe(200);
  vi.advanceTimersToNextTimer();
  expect(told()).toBe(250);
  expect(new Set(readers.map((one) => one.text()))).toEqual(new Set(['أ']));
  vi.advanceTimersByTime(100);
  expect(new Set(readers.map((one) => one.text()))).toEqual(new Set(['أب']));
  expect(new Set(readers.map(({ frames }) => frames.length))).toEqual(new Set([2]));
});

test('a room that stops tells nobody any more', () => {
  const { readers, sharing, type } = stage({ editors: 1, readers: 150 });
  type('أ');
  vi.advanceTimersToNextTimer();
  sharing.stop();
  vi.advanceTimersByTime(1_000);
  expect(readers.filter(({ frames }) => frames.length > 0)).toHaveLength(100);
});
