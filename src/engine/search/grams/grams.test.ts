import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocuments } from '../testing/adversarial-texts.ts';
import { buildStore } from '../text/build-text.ts';
import { BLOCK_BREAK } from '../text/text-store.ts';
import { buildGrams } from './build-grams.ts';
import { countGram, countUnit, findGram, type GramIndex, readGram, UNITS } from './gram-index.ts';

function readAll(index: GramIndex, gram: number, limit = countGram(index, gram)): number[] {
  const target = new Uint32Array(limit);
  return [...target.subarray(0, readGram(index, gram, target, limit))];
}

/** Every pair of a text with its positions, by reading. */
function listPairs(units: Uint16Array): Map<string, number[]> {
  const pairs = new Map<string, number[]>();
  for (let at = 0; at < units.length; at += 1) {
    if (units[at] === BLOCK_BREAK) continue;
    const pair = `${units[at]} ${units[at + 1]}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), at]);
  }
  return pairs;
}

describe('the index of pairs', () => {
  it('has every pair with every position, and no other', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const { units } = buildStore(documents);
        const index = buildGrams(units);
        const pairs = listPairs(units);
        expect(index.seconds).toHaveLength(pairs.size);
        expect(index.firsts).toHaveLength(UNITS + 1);
        for (const [pair, positions] of pairs) {
          const [first = 0, second = 0] = pair.split(' ').map(Number);
          const gram = findGram(index, first, second);
          expect(countGram(index, gram)).toBe(positions.length);
          expect(readAll(index, gram)).toEqual(positions);
          expect(readAll(index, gram, 1)).toEqual(positions.slice(0, 1));
          const ofUnit = units.filter((unit) => unit === first).length;
          expect(countUnit(index, first)).toBe(ofUnit);
          expect(findGram(index, first, 0x4e01)).toBe(-1);
          expect(findGram(index, second, 0xfffe)).toBe(-1);
        }
        expect(countUnit(index, BLOCK_BREAK)).toBe(0);
        expect(countUnit(index, 0xffff)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('holds numbers of any size: far positions and long lists', () => {
    const text = `人民${'，'.repeat(300_000)}人民${'。'.repeat(20)}人民`;
    const units = Uint16Array.from([...text, '\n'], (character) => character.charCodeAt(0));
    const index = buildGrams(units);
    const gram = (pair: string) => findGram(index, pair.charCodeAt(0), pair.charCodeAt(1));
    expect(readAll(index, gram('人民'))).toEqual([0, 300_002, 300_024]);
    expect(readAll(index, gram('，，'))).toEqual(Array.from({ length: 299_999 }, (_, i) => i + 2));
    expect(readAll(index, gram('民\n'))).toEqual([300_025]);
  });

  it('can be of nothing', () => {
    for (const units of [new Uint16Array(0), Uint16Array.of(BLOCK_BREAK, BLOCK_BREAK)]) {
      const index = buildGrams(units);
      expect(index.seconds).toHaveLength(0);
      expect([0, BLOCK_BREAK, 0x4eba, 0xffff].map((unit) => countUnit(index, unit))).toEqual([
        0, 0, 0, 0,
      ]);
      expect(findGram(index, 0, 0)).toBe(-1);
    }
  });
});
