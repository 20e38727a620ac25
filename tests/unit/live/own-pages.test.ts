import { expect, test } from 'vitest';
import { createOwnPages } from '#server/realtime/own-pages.ts';

/** A connection whose library queue shows what was sent. */
function pageOf(acting = 0) {
  const sent: string[] = [];
  const conn = { readyState: 'open', writeBuffer: [], transport: { name: 'polling', writable: true } };
  const client = { writeToEngine: ([packet]: string[]) => void sent.push(packet ?? '') };
  return { page: { conn, client, data: { acting } }, sent };
}

const make = () => createOwnPages(() => new Date('2026-11-28T10:00:00Z'));

test('the other pages of who acted are told, and nobody else', () => {
  const own = make();
  const [phone, laptop, stranger] = [pageOf(1), pageOf(), pageOf()];
  own.opened('a', phone.page);
  own.opened('a', laptop.page);
  own.opened('b', stranger.page);
  own.tell(['a']);
  expect([phone, laptop, stranger].map(({ sent }) => sent.length)).toEqual([0, 1, 0]);
  expect(JSON.parse(laptop.sent[0]?.slice(1) ?? '')).toEqual([
    'event',
    { topic: 'user:a', name: 'act.performed', at: '2026-11-28T10:00:00.000Z', data: {} },
  ]);
});

test('an act by a plain form is told to the only page, and two that act at once hear of each other', () => {
  const own = make();
  const phone = pageOf();
  own.opened('a', phone.page);
  own.tell(['a']);
  expect(phone.sent).toHaveLength(1);
  const laptop = pageOf(1);
  own.opened('a', laptop.page);
  phone.page.data.acting = 1;
  own.tell(['a']);
  expect([phone.sent.length, laptop.sent.length]).toEqual([2, 1]);
});

test('whoever has one page is told nothing by it, and a page that was closed is forgotten', () => {
  const own = make();
  const [phone, laptop] = [pageOf(1), pageOf()];
  own.opened('a', phone.page);
  own.tell(['a']);
  own.cameBack('a', phone.page);
  expect(phone.sent).toEqual([]);
  own.opened('a', laptop.page);
  own.cameBack('a', laptop.page);
  expect(laptop.sent).toHaveLength(1);
  own.closed('a', laptop.page);
  own.tell(['a']);
  own.cameBack('a', phone.page);
  expect([phone.sent.length, laptop.sent.length]).toEqual([0, 1]);
});
