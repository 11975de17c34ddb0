import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/text/folding.ts';
import { findSafeCore, findStrictly } from './strict-text.ts';

describe('findStrictly', () => {
  it('finds overlapping places, and no half characters', () => {
    expect(findStrictly('人人人', '人人')).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(findStrictly('𠮷\ud842', '\ud842')).toEqual([[2, 3]]);
    expect(findStrictly('x\udfb7', '\udfb7')).toEqual([[1, 2]]);
    expect(findStrictly('Ａ', 'A')).toEqual([]);
  });
});

describe('findSafeCore', () => {
  it.each([
    ['人民', '人民'],
    ['abc', 'ab'],
    ['a人bc', 'a'],
    ['abc人', 'abc'],
    ['“人民”和江山如画', '和江山如画'],
    ['cafe\u0301', 'caf'],
    ['a', null],
    ['—— …', null],
    ['𠮷', '𠮷'],
  ])('of %s is %s', (text, core) => {
    expect(findSafeCore(text)).toBe(core);
  });

  it('folds the same wherever the text stands', () => {
    const unit = fc.constantFrom(
      ...['人', '發', '𠮷', 'a', 'E', '1', '\u0301', '\u200b', ' ', '-', '.', 'ﾞ', '½', '\ufe00'],
    );
    const text = fc.string({ unit, maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (before, wanted, after) => {
        const core = findSafeCore(wanted);
        if (core === null) return;
        expect(fold(before + wanted + after).text).toContain(fold(core).text);
      }),
      { numRuns: 3_000 },
    );
  });
});
