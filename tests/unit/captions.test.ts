import { expect, test, vi } from 'vitest';
import { lastLines, mergeCaptions, type CaptionView } from '#app/contract/captions.ts';
import {
  createCaptionSender,
  splitSentences,
  type Posted,
  type WrittenLine,
} from '#app/features/captions/caption-sender.ts';

const line = (position: number, revision = 1, text: string | null = `l${position}`): CaptionView => ({
  captionId: `c${position}`,
  position,
  lang: 'ar',
  text,
  at: '2026-11-02T18:00:00.000Z',
  revision,
});

test('whatever the order of arrival, the newest version of each line stands in its place, and the last are kept', () => {
  const news = [line(2), line(1), line(1, 3, 'corrected'), line(1, 2, 'older'), line(3), line(2, 2, null)];
  const orders = [news, news.toReversed(), [...news.slice(3), ...news.slice(0, 3)]];
  for (const order of orders) {
    const merged = order.reduce<CaptionView[]>((lines, one) => mergeCaptions(lines, [one]), []);
    expect(merged.map(({ text }) => text)).toEqual(['corrected', null, 'l3']);
  }
  const many = Array.from({ length: lastLines + 5 }, (_, at) => line(at + 1));
  expect(mergeCaptions([], many).map((row) => row.position)).toEqual(many.slice(5).map((row) => row.position));
});

test('sentences end at their signs, of every language, and what is still typed stays', () => {
  expect(splitSentences('أهلا. كيف الحال؟ نبدأ')).toEqual({ done: ['أهلا.', 'كيف الحال؟'], rest: 'نبدأ' });
  expect(splitSentences('Bonjour ! Un total de 3.5 pour')).toEqual({
    done: ['Bonjour !'],
    rest: 'Un total de 3.5 pour',
  });
  expect(splitSentences('sans fin')).toEqual({ done: [], rest: 'sans fin' });
});

const written = (captionId: string, text: string): WrittenLine => ({ captionId, lang: 'ar', text });

test('of a line that changes while it waits only the newest is sent; what failed is sent again; order is kept', async () => {
  vi.useFakeTimers();
  const sent: string[] = [];
  const answers: Posted[] = ['failed', 'stored', 'stored'];
  const states: string[] = [];
  const sender = createCaptionSender({
    post: async ({ captionId, text }) => {
      sent.push(`${captionId} ${text}`);
      return answers.shift() ?? 'stored';
    },
    onState: (state) => states.push(state),
  });
  sender.put(written('a', 'one'));
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toBe('waiting');
  sender.put(written('b', 'two'));
  sender.put(written('a', 'one more'));
  expect(sender.waiting().map(({ text }) => text)).toEqual(['one more', 'two']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual(['a one', 'a one more', 'b two']);
  expect(states.at(-1)).toBe('idle');
  expect(sender.waiting()).toEqual([]);
  vi.useRealTimers();
});

test('a line that is refused stops the sending and says so', async () => {
  vi.useFakeTimers();
  const states: string[] = [];
  const sender = createCaptionSender({
    post: () => Promise.resolve('refused'),
    onState: (state) => states.push(state),
  });
  sender.put(written('a', 'one'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(states.at(-1)).toBe('refused');
  vi.useRealTimers();
});
