import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf } from './grams.ts';

describe('gramsOf', () => {
  it('gives single characters, pairs, and pairs across punctuation', () => {
    expect([...gramsOf('人民,江山')]).toEqual(['人', '民', '人民', '江', '民 江', '山', '江山']);
  });

  it('keeps characters outside the Basic Multilingual Plane and combining marks whole', () => {
    expect([...gramsOf('𠮷e\u0301')]).toEqual(['𠮷', 'e', '𠮷e', '\u0301', 'e\u0301']);
  });

  it('has letters and numerals among CJK punctuation count as characters', () => {
    expect([...gramsOf('々〇')]).toEqual(['々', '〇', '々〇']);
  });

  it('has none for punctuation and white space', () => {
    expect(gramsOf('，。、“”——…· \n\u3000()').size).toBe(1);
    expect(gramsOf('。、“”——…· \n\u3000()').size).toBe(0);
  });

  it('has the grams of every part of a text among those of the text', () => {
    const texts = fc.array(fc.constantFrom('人', '民', 'a', '1', ',', '。', ' ', '𠮷', '\ud842'));
    fc.assert(
      fc.property(texts, fc.nat(10), fc.nat(10), (characters, start, length) => {
        const whole = gramsOf(characters.join(''));
        // A lone high surrogate may join with nothing here: all others are whole characters.
        const part = gramsOf(characters.slice(start, start + length).join(''));
        expect(part.isSubsetOf(whole)).toBe(true);
      }),
    );
  });
});
