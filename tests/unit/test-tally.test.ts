import { expect, test } from 'vitest';
import { addTallies, readReport, summary } from '#tests/support/test-tally.ts';

function report(passed: number, failed: number, skipped: number, brokenFiles = 0): () => string {
  const broken = Array.from({ length: brokenFiles }, () => ({ status: 'failed', assertionResults: [] }));
  return () =>
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      numTodoTests: 0,
      testResults: broken,
    });
}

test.each([
  ['all passed', report(3, 0, 0), true, { passed: 3, failed: 0, skipped: 0 }],
  ['some skipped', report(3, 0, 2), true, { passed: 3, failed: 0, skipped: 2 }],
  ['one failed', report(3, 1, 0), false, { passed: 3, failed: 1, skipped: 0 }],
  ['a file that does not load', report(3, 0, 0, 1), false, { passed: 3, failed: 1, skipped: 0 }],
  ['an error outside of every test', report(3, 0, 0), false, { passed: 3, failed: 1, skipped: 0 }],
  ['no test at all', report(0, 0, 4), true, { passed: 0, failed: 1, skipped: 4 }],
  ['a report that is not one', () => '', true, { passed: 0, failed: 1, skipped: 0 }],
])('%s', (_, read, ended, expected) => {
  expect(readReport(read, ended)).toEqual(expected);
});

test('the last line names skipped ones only where there are some', () => {
  const tally = addTallies([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 0 },
  ]);
  expect(summary(tally)).toBe('3 passed, 1 failed');
  expect(summary({ ...tally, skipped: 4 })).toBe('3 passed, 1 failed, 4 skipped');
});
