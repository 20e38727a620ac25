import type { LexicalEditor } from 'lexical';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bindComposing } from '#app/editor/binding/composing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openWriter() {
  const root = new EventTarget();
  const told: string[] = [];
  const editor = {
    registerRootListener(listen: (now: EventTarget | null, before: EventTarget | null) => void) {
      listen(root, null);
      return () => listen(null, root);
    },
  } as unknown as LexicalEditor;
  const stop = bindComposing(editor, { pause: () => told.push('pause'), resume: () => told.push('resume') });
  const compose = (part: 'start' | 'end') => root.dispatchEvent(new Event(`composition${part}`));
  return { told, stop, compose };
}

test('changes of others wait while a word is composed, and come in after it', () => {
  const { told, compose } = openWriter();
  compose('start');
  expect(told).toEqual(['pause']);
  compose('end');
  expect(told).toEqual(['pause']);
  vi.advanceTimersByTime(0);
  expect(told).toEqual(['pause', 'resume']);
});

test('a word that begins at the end of another is not broken off either', () => {
  const { told, compose } = openWriter();
  compose('start');
  compose('end');
  compose('start');
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(['pause']);
  compose('end');
  vi.advanceTimersByTime(0);
  expect(told).toEqual(['pause', 'resume']);
});

test('but not for ever: a word that does not end lets them in, and its end changes nothing', () => {
  const { told, compose } = openWriter();
  compose('start');
  vi.advanceTimersByTime(3_000);
  compose('end');
  vi.advanceTimersByTime(0);
  expect(told).toEqual(['pause', 'resume']);
});

test('an editor that is left in the middle of a word holds nothing back', () => {
  const { told, stop, compose } = openWriter();
  compose('start');
  stop();
  expect(told).toEqual(['pause', 'resume']);
  compose('start');
  expect(told).toHaveLength(2);
});
