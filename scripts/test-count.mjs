// The last line of a test run, `N passed, M failed`, from the JSON report of vitest.

/**
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} FileReport
 * @typedef {{ testResults?: readonly FileReport[] }} TestReport
 */

/**
 * Whatever did not pass counts as failed: also a skipped test, a file that could not be loaded, a run without tests,
 * and an error outside any test (exit status without a failed test).
 * @param {TestReport | undefined} report
 * @param {number} exitStatus
 */
export function countTests(report, exitStatus) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const unloaded = files.filter((file) => file.assertionResults.length === 0).length;
  const failed = tests.length - passed + unloaded;
  return { passed, failed: failed === 0 && (exitStatus !== 0 || passed === 0) ? 1 : failed };
}
