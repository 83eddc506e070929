import { describe, expect, it } from 'vitest';
import { countTests } from './test-count.mjs';

const file = (...statuses: string[]) => ({
  status: 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

describe('countTests', () => {
  it('counts passed and failed tests over all files', () => {
    const report = { testResults: [file('passed', 'failed'), file('passed')] };
    expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it.each(['skipped', 'pending', 'todo'])('counts a %s test as failed', (status) => {
    expect(countTests({ testResults: [file('passed', status)] }, 0)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(countTests({ testResults: [file('passed'), file()] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('fails a run that has no tests or no report', () => {
    expect(countTests({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('fails a run that ended badly though every test passed', () => {
    expect(countTests({ testResults: [file('passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });
});
