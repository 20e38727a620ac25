/** How many tests and gates ended in which way. */
export type Tally = { passed: number; failed: number; skipped: number };

type JsonReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/**
 * Counts a JSON report of the test runner. A file that could not be loaded, an error outside of every test, a
 * missing report and a run without any test count as one failure each: silence is not success.
 * @param ended whether the runner itself ended with status 0
 */
export function readReport(read: () => string, ended: boolean): Tally {
  let report: JsonReport;
  try {
    report = JSON.parse(read()) as JsonReport;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  const unexplained = tally.failed === 0 && (!ended || tally.passed === 0);
  return unexplained ? { ...tally, failed: 1 } : tally;
}

export function addTallies(tallies: Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of a run. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
