import { describe, expect, it } from 'vitest';
import { fold } from '../folding.ts';
import { readVariants } from './read-variants.ts';
import { variantsOf } from './variants-of.ts';

describe('variantsOf', () => {
  it('lists the class of each of its members, the representative first', () => {
    for (const member of '发發髮発髪') {
      expect(variantsOf(member)).toEqual(['发', '発', '發', '髪', '髮']);
    }
    expect(variantsOf('𪨧')).toEqual(['仑', '侖', '崙', '𪨧']);
    expect(variantsOf('\uf907')).toEqual(variantsOf('龟'));
  });

  it('lists a character without variants alone', () => {
    for (const character of ['人', 'a', '𠮷', ''])
      expect(variantsOf(character)).toEqual([character]);
  });

  it('agrees with what folding makes of every variant', () => {
    let count = 0;
    readVariants((codePoint, representative) => {
      const character = String.fromCodePoint(codePoint);
      const expected = String.fromCodePoint(representative);
      if (fold(character).text !== expected) expect.fail(`${character} isn't ${expected}`);
      expect(variantsOf(character)[0]).toBe(expected);
      count += 1;
    });
    expect(count).toBeGreaterThan(4_000);
  });
});
