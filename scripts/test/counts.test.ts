import { describe, expect, it } from 'vitest';
import { countCheck, countPlaywright, countVitest, describeCounts, sumCounts } from './counts.mjs';

describe('counts', () => {
  it('of a check follow its exit code', () => {
    expect(countCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('of Vitest are its own, and a file that did not load is a failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('of Playwright are its own, and what passed at a second try failed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 3 };
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 7, failed: 3, skipped: 3 });
  });

  it('show a failure where the runner crashed or ran nothing', () => {
    const fine = { numPassedTests: 5, testResults: [] };
    expect(countVitest(fine, 0).failed).toBe(0);
    expect(countVitest(fine, 1).failed).toBe(1);
    expect(countVitest(undefined, 0).failed).toBe(1);
    expect(countVitest({ numPendingTests: 4 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 4 });
    expect(countPlaywright(undefined, 1).failed).toBe(1);
    expect(countPlaywright({ stats: { expected: 0 } }, 0).failed).toBe(1);
  });

  it('add up to one plain line', () => {
    const sum = sumCounts([countCheck(0), countCheck(1), { passed: 3, failed: 0, skipped: 2 }]);
    expect(describeCounts(sum)).toBe('4 passed, 1 failed, 2 skipped');
  });
});
