import { format } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';

/**
 * An unexpected console.error fails the test it happened in. A test that expects one replaces the method
 * itself with `vi.spyOn(console, 'error').mockImplementation(…)`.
 */
const seen: string[] = [];
const original = console.error;

beforeEach(() => {
  seen.length = 0;
  console.error = (...parts: unknown[]) => {
    seen.push(format(...parts));
    original(...parts);
  };
});

afterEach(() => {
  console.error = original;
  expect(seen, 'unexpected console.error').toEqual([]);
});
