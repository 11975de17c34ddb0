import { describe, expect, it } from 'vitest';
import { compareIds, judge, median, percentile } from './statistics.ts';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

  it('is the nearest rank, whatever the order', () => {
    expect([0, 0.01, 0.5, 0.95, 0.99, 0.999, 1].map((share) => percentile(hundred, share))).toEqual(
      [1, 1, 50, 95, 99, 100, 100],
    );
  });

  it('leaves the values as they are', () => {
    const values = [3, 1, 2];
    expect(percentile(values, 0.5)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
  });

  it('is the lower of two in the middle, the only one of one, and NaN of none', () => {
    expect(median([1, 2])).toBe(1);
    expect(median([5])).toBe(5);
    expect(median([])).toBeNaN();
  });
});

describe('compareIds', () => {
  it('counts what is expected, found and both, each id once', () => {
    expect(compareIds([4, 2, 2, 9], Uint32Array.of(1, 2, 4))).toEqual({
      expected: 3,
      found: 3,
      right: 2,
    });
  });
});

describe('judge', () => {
  it('leaves what has no share out of the means', () => {
    const outcomes = [
      { expected: 4, found: 2, right: 2 },
      { expected: 2, found: 0, right: 0 },
      { expected: 0, found: 1, right: 0 },
      { expected: 0, found: 0, right: 0 },
    ];
    expect(judge(outcomes)).toEqual({ recall: 0.25, precision: 0.5, exact: 1 });
  });

  it('is 1 and 1 only where every answer is exact', () => {
    const exact = { expected: 3, found: 3, right: 3 };
    expect(judge([exact, exact])).toEqual({ recall: 1, precision: 1, exact: 2 });
    expect(judge([exact, { expected: 3, found: 3, right: 2 }]).exact).toBe(1);
  });
});
