import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints } from './code-points.ts';
import { fold, toOriginalRange } from './folding.ts';

/** What stands in the original where `part` first stands in the folded text. */
function originalOf(text: string, part: string): string {
  const folded = fold(text);
  const start = folded.text.indexOf(part);
  const range = toOriginalRange(folded, start, start + part.length);
  return sliceCodePoints(text, range.start, range.end);
}

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('人', '，', ',', 'Ａ', 'A', '½', '㎏', 'ﬁ', 'İ', 'ß', '𠮷', '𝐀', 'e', '\u0301'),
    fc.constantFrom('\ud842', '\udfb7', '\u3000', '㍿', 'ﷺ', 'ｶ', 'ﾞ', '🈚', '🏽', '\n'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('fold', () => {
  it.each([
    ['ＡＢＣ', 'abc'],
    ['，。！', ',。!'],
    ['½', '1⁄2'],
    ['㎏', 'kg'],
    ['ﬁ', 'fi'],
    ['İ', 'i\u0307'],
    ['２０２１年', '2021年'],
    ['ｱ', 'ア'],
    ['\u3000', ' '],
  ])('folds %s to %s', (text, expected) => {
    expect(fold(text).text).toBe(expected);
  });

  it('leaves combining sequences, rare characters and lone surrogates as they are', () => {
    for (const text of ['e\u0301', '𠮷野家', '\ud842', '\udfb7', 'a\ud842人', '👩🏽‍💻']) {
      expect(fold(text).text).toBe(text);
    }
  });

  it('gives back the very text, with no map, where nothing folds', () => {
    const text = '人民群众是我们党的力量之源。';
    expect(fold(text)).toEqual({ text, irregular: new Uint32Array(0) });
  });

  it('needs no map for folds of one unit to one', () => {
    expect(fold('ＡＢ，Ｃ').irregular).toHaveLength(0);
  });

  it.each([
    ['重５㎏的ﬁ', '5kg的', '５㎏的'],
    ['重５㎏的ﬁ', 'g的f', '㎏的ﬁ'],
    ['𠮷㎏𠮷', 'k', '㎏'],
    ['𠮷㎏𠮷', 'g𠮷', '㎏𠮷'],
    ['一½二', '⁄', '½'],
    ['xİy', '\u0307y', 'İy'],
    ['e\u0301㎏é', 'kgé', '㎏é'],
    ['ﷺ人', '人', '人'],
  ])('in %s leads %s back to %s', (text, part, original) => {
    expect(originalOf(text, part)).toBe(original);
  });

  it('folds every text code point by code point, and maps each to its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        let unit = 0;
        let offset = 0;
        for (const character of text) {
          const expected = character.normalize('NFKC').toLowerCase();
          expect(folded.text.slice(unit, unit + expected.length)).toBe(expected);
          for (let at = unit; at < unit + expected.length; at += 1) {
            expect(toOriginalRange(folded, at, at + 1)).toEqual({ start: offset, end: offset + 1 });
          }
          unit += expected.length;
          offset += 1;
        }
        expect(folded.text).toHaveLength(unit);
        expect(offset).toBe(countCodePoints(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
    );
  });

  it('folds a part as it folds inside the whole', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, start, length) => {
        const part = sliceCodePoints(text, start, start + length);
        const rest = sliceCodePoints(text, start + length);
        const before = sliceCodePoints(text, 0, start);
        expect(fold(before).text + fold(part).text + fold(rest).text).toBe(fold(text).text);
      }),
    );
  });
});
