import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints, toCodePointOffset, toUnitIndex } from './code-points.ts';

/** Any UTF-16, lone surrogates included. */
const anyText = fc
  .string({ unit: 'binary' })
  .chain((text) => fc.constantFrom(text, `${text}\ud842`, `\udfb7${text}`, `𠮷${text}𠮷`));

describe('code points', () => {
  it('counts as string iteration does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countCodePoints(text)).toBe([...text].length);
      }),
    );
  });

  it('slices as an array of code points does', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.option(fc.nat(20), { nil: undefined }), (text, a, b) => {
        expect(sliceCodePoints(text, a, b)).toBe([...text].slice(a, b).join(''));
      }),
    );
  });

  it('converts there and back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, offset) => {
        const clamped = Math.min(offset, countCodePoints(text));
        expect(toCodePointOffset(text, toUnitIndex(text, offset))).toBe(clamped);
      }),
    );
  });

  it('takes an index inside a pair for its start', () => {
    expect(toCodePointOffset('a𠮷b', 2)).toBe(1);
    expect(toCodePointOffset('a𠮷b', 3)).toBe(2);
    expect(toUnitIndex('a𠮷b', 2)).toBe(3);
    expect(toCodePointOffset('a', 9)).toBe(1);
  });
});
