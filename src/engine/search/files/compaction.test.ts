import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePacksToMerge, type PackSize } from './compaction.ts';

/** What is left when some packs are written anew as one. */
function merge(packs: readonly PackSize[], chosen: readonly number[]): PackSize[] {
  const merged = chosen.map((number) => packs[number] ?? { length: 0, deadLength: 0 });
  const length = merged.reduce((sum, pack) => sum + pack.length - pack.deadLength, 0);
  return [...packs.filter((_, number) => !chosen.includes(number)), { length, deadLength: 0 }];
}

const anyPacks = fc.array(
  fc
    .tuple(fc.oneof(fc.nat(30), fc.nat(1 << 22)), fc.float({ min: 0, max: 1, noNaN: true }))
    .map(([length, dead]) => ({ length, deadLength: Math.floor(length * dead) })),
  { maxLength: 40 },
);

describe('choosing packs to merge', () => {
  it('comes to an end, with few packs and little waste', () => {
    fc.assert(
      fc.property(anyPacks, (packs) => {
        let rest: PackSize[] = packs;
        for (let rounds = 0; ; rounds += 1) {
          const chosen = choosePacksToMerge(rest);
          if (chosen.length === 0) break;
          expect(new Set(chosen).size).toBe(chosen.length);
          expect(rounds).toBeLessThanOrEqual(2 * packs.length);
          rest = merge(rest, chosen);
        }
        const total = rest.reduce((sum, { length }) => sum + length, 0);
        // Three packs of each size at most, and each size is four times the one before.
        expect(rest.length).toBeLessThanOrEqual(3 * (Math.log2(total + 4) / 2 + 1));
        for (const { length, deadLength } of rest) {
          expect(deadLength).toBeLessThanOrEqual(length / 4);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('copies each document few times over', () => {
    let packs: PackSize[] = [];
    let copied = 0;
    for (let number = 0; number < 1_024; number += 1) {
      packs = [...packs, { length: 1_000, deadLength: 0 }];
      for (;;) {
        const chosen = choosePacksToMerge(packs);
        if (chosen.length === 0) break;
        packs = merge(packs, chosen);
        copied += packs.at(-1)?.length ?? 0;
      }
    }
    expect(packs.length).toBeLessThanOrEqual(15);
    expect(copied).toBeLessThanOrEqual(1_024_000 * 5);
  });

  it('leaves alone what is well', () => {
    expect(choosePacksToMerge([])).toEqual([]);
    expect(choosePacksToMerge([{ length: 100, deadLength: 25 }])).toEqual([]);
    expect(choosePacksToMerge([{ length: 100, deadLength: 26 }])).toEqual([0]);
    const [small, large] = [1_000, 100_000].map((length) => ({ length, deadLength: 0 }));
    if (!small || !large) throw new Error('no sizes');
    expect(choosePacksToMerge([small, large, small, small])).toEqual([]);
    expect(choosePacksToMerge([small, large, small, small, small])).toEqual([0, 2, 3, 4]);
  });
});
