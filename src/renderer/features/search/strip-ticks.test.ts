import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestTick, placeTicks } from './strip-ticks.ts';

describe('placeTicks', () => {
  it('has one mark for each row that has blocks, the first of them', () => {
    const rows = { a: 3, b: 3, c: 7, d: 7, e: 90 };
    const rowOf = (block: string) => rows[block as keyof typeof rows];
    expect(placeTicks(['a', 'b', 'c', 'd', 'e'], rowOf)).toEqual([
      { y: 3, block: 'a' },
      { y: 7, block: 'c' },
      { y: 90, block: 'e' },
    ]);
    expect(placeTicks(['c'], rowOf)).toEqual([{ y: 7, block: 'c' }]);
    expect(placeTicks([], rowOf)).toEqual([]);
  });

  it('marks the rows that have blocks, whatever they are, and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 200 }), (numbers) => {
        const rows = numbers.sort((one, other) => one - other);
        const blocks = rows.map((_, index) => String(index));
        const ticks = placeTicks(blocks, (block) => rows[Number(block)] ?? 0);
        expect(ticks.map(({ y }) => y)).toEqual([...new Set(rows)]);
        for (const { y, block } of ticks) expect(rows[Number(block)]).toBe(y);
      }),
    );
  });

  it('measures no more of a long text than the strip can show', () => {
    let measured = 0;
    const blocks = Array.from({ length: 100_000 }, (_, index) => String(index));
    const ticks = placeTicks(blocks, (block) => {
      measured += 1;
      return Math.floor(Number(block) / 200);
    });
    expect(ticks).toHaveLength(500);
    expect(measured).toBeLessThan(500 * 20);
  });
});

describe('nearestTick', () => {
  it('is the one nearest', () => {
    const ticks = [
      { y: 10, block: 'a' },
      { y: 30, block: 'b' },
    ];
    expect(nearestTick(ticks, 0)?.block).toBe('a');
    expect(nearestTick(ticks, 25)?.block).toBe('b');
    expect(nearestTick([], 25)).toBeUndefined();
  });
});
