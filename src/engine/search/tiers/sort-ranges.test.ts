import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRanges } from './sort-ranges.ts';

describe('sortRanges', () => {
  it('sorts by start and keeps the longest, for few and many ranges', () => {
    const anyRange = fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(anyRange), fc.constantFrom(3_100, 2 ** 24), (ranges, length) => {
        const longest = new Map<number, number>();
        for (const [start, size] of ranges) {
          longest.set(start, Math.max(longest.get(start) ?? 0, start + size));
        }
        const { starts, ends } = sortRanges(
          {
            starts: Uint32Array.from(ranges, ([start]) => start),
            ends: Uint32Array.from(ranges, ([start, size]) => start + size),
          },
          length,
        );
        expect(Array.from(starts, (start, i) => [start, ends[i]])).toEqual(
          [...longest].sort(([a], [b]) => a - b),
        );
      }),
    );
  });
});
