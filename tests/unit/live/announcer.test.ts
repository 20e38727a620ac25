import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncer, urgentKinds } from '#app/live/announcer.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

type Line = { at: number; region: 'polite' | 'assertive'; text: string };

/** What a screen reader would get: every change of the two regions, with its time. */
function listen(interval: () => number | null = () => 5000) {
  const lines: Line[] = [];
  const start = Date.now();
  const announcer = createAnnouncer({
    interval,
    write: (region, text) => void lines.push({ at: Date.now() - start, region, text }),
  });
  const spoken = (region: Line['region']): Line[] => lines.filter((line) => line.region === region && line.text !== '');
  const now = (region: Line['region']): string => lines.findLast((line) => line.region === region)?.text ?? '';
  return { announcer, lines, spoken, now };
}

const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('two hundred events in twenty seconds are at most one message per five seconds, and the last says the latest', async () => {
  const { announcer, spoken } = listen();
  for (let event = 1; event <= 200; event += 1) {
    announcer.polite('comments', `${event} new comments`);
    announcer.polite('tally', `${event} votes`);
    await wait(100);
  }
  await wait(6000);
  const messages = spoken('polite');
  expect(messages.length).toBeGreaterThanOrEqual(4);
  expect(messages.length).toBeLessThanOrEqual(6);
  messages.slice(1).forEach((line, index) => expect(line.at - (messages[index]?.at ?? 0)).toBeGreaterThanOrEqual(5000));
  expect(messages.at(-1)?.text).toBe('200 new comments 200 votes');
  expect(spoken('assertive')).toEqual([]);
});

test('the same text twice is said twice: cleared, then set', async () => {
  const { announcer, lines, spoken } = listen();
  announcer.polite('own', 'recorded');
  await wait(6000);
  announcer.polite('own', 'recorded');
  await wait(6000);
  expect(spoken('polite').map(({ text }) => text)).toEqual(['recorded', 'recorded']);
  announcer.urgent('act.failed', 'not stored');
  await wait(100);
  announcer.urgent('act.failed', 'not stored');
  await wait(100);
  expect(spoken('assertive').map(({ text }) => text)).toEqual(['not stored', 'not stored']);
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue;
    const before = lines.slice(0, index).findLast((other) => other.region === line.region);
    expect(before?.text).toBe('');
    expect(line.at - (before?.at ?? 0)).toBeGreaterThanOrEqual(50);
  }
});

test('a message is taken away after ten seconds', async () => {
  const { announcer, now } = listen();
  announcer.polite('agenda', 'next item');
  announcer.urgent('vote.opened', 'the vote is open');
  await wait(9000);
  expect(now('polite')).toBe('next item');
  expect(now('assertive')).toBe('the vote is open');
  await wait(1100);
  expect(now('polite')).toBe('');
  expect(now('assertive')).toBe('');
});

test('only the closed list interrupts', () => {
  expect([...urgentKinds].sort()).toEqual([
    'act.failed',
    'connection.lost',
    'floor.given',
    'vote.closed',
    'vote.opened',
  ]);
  const { announcer } = listen();
  // @ts-expect-error any other kind is refused by its type
  announcer.urgent('comment.posted', 'a comment');
  announcer.stop();
});

test('urgent messages do not wait and do not use up the pause of the others', async () => {
  const { announcer, spoken } = listen();
  announcer.polite('tally', 'one vote');
  await wait(100);
  announcer.polite('tally', 'two votes');
  announcer.urgent('connection.lost', 'no connection');
  await wait(100);
  expect(spoken('assertive')).toMatchObject([{ text: 'no connection' }]);
  expect(spoken('polite')).toMatchObject([{ text: 'one vote' }]);
});

test('who chose silence hears nothing polite, also of what was waiting then', async () => {
  let pause: number | null = 5000;
  const { announcer, spoken } = listen(() => pause);
  announcer.polite('tally', 'one vote');
  await wait(100);
  announcer.polite('tally', 'two votes');
  pause = null;
  announcer.polite('tally', 'three votes');
  await wait(20_000);
  expect(spoken('polite').map(({ text }) => text)).toEqual(['one vote']);
  announcer.urgent('vote.closed', 'closed');
  await wait(100);
  expect(spoken('assertive')).toHaveLength(1);
});

test('a page that is left says nothing more', async () => {
  const { announcer, lines } = listen();
  announcer.polite('tally', 'one vote');
  announcer.urgent('vote.opened', 'open');
  announcer.stop();
  const before = lines.length;
  await wait(60_000);
  expect(lines.length).toBe(before);
});
