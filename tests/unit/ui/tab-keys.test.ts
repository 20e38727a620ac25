import { expect, test } from 'vitest';
import { tabAfterKey } from '../../../app/ui/tab-keys.ts';

test.each([
  ['ArrowRight', 0, false, 1],
  ['ArrowRight', 3, false, 0],
  ['ArrowLeft', 0, false, 3],
  ['ArrowRight', 1, true, 0],
  ['ArrowLeft', 1, true, 2],
  ['ArrowLeft', 3, true, 0],
  ['Home', 2, true, 0],
  ['End', 1, false, 3],
  ['a', 1, false, null],
])('A-37 %s from tab %i (right to left: %s) leads to %s', (key, at, rtl, next) => {
  expect(tabAfterKey(key, at, 4, rtl)).toBe(next);
});
