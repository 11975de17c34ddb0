import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints } from './code-points.ts';
import { FOLDED_UNITS } from './folding/character-table.ts';
import { foldCharacters } from './folding/fold-characters.ts';
import { fold, toFoldedRange, toOriginalRange } from './folding.ts';

const RUNS = { numRuns: 2_000 };

const anyText = fc.string({
  maxLength: 24,
  unit: fc.oneof(
    fc.constantFrom(
      '人',
      '國',
      '发',
      '，',
      ',',
      'Ａ',
      'A',
      'a',
      '½',
      '㎏',
      'ﬁ',
      'İ',
      'ß',
      'Σ',
      '㋀',
    ),
    fc.constantFrom('𠮷', '𪨧', '𝐀', '🈚', '🏽', '㍿', 'ﷺ', '○', '¨', '´', '￣', '“', '・', '～'),
    fc.constantFrom('e', '\u0301', '\u0323', '\u0338', 'か', 'ｶ', 'ﾞ', '\u3099', '\u1100', '\u1161'),
    fc.constantFrom('\u11a8', 'ㄱ', 'ㅏ', 'J', '\u030c', '\u{1d165}', '\u{1d157}', '='),
    fc.constantFrom(
      ' ',
      '\u3000',
      '\n',
      '\t',
      '\u00a0',
      '\u2028',
      '-',
      '—',
      '⁻',
      '.',
      '。',
      '…',
      '‥',
    ),
    fc.constantFrom('\u200b', '\u200d', '\ufe0f', '\u{e0100}', '\u034f', '\ud842', '\udfb7'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

/** A sign whose folded form ends in a full stop: not part of a run, though its form would be. */
const ENDS_IN_FULL_STOP = /[⒈-⒛㏂㏘\u{1f100}].*[.。．｡﹒︒․…⋯‥︙︰]/su;

const UNSAFE_BESIDE =
  /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Dash}~〜〰⁓˗⁃➖⎯─━.。．｡﹒︒․…⋯‥︙︰]/u;
const UNSAFE_AFTER = /^[\p{M}\uff9e\uff9f\u1161-\u1175\u11a8-\u11c2\u3131-\u318e\uffa1-\uffdc]/u;

/** Whether `fold` promises that the two sides of a cut fold by themselves as they do together. */
function isSafeCut(before: string, after: string): boolean {
  const last = [...before].at(-1) ?? '';
  const first = [...after].at(0) ?? '';
  return !UNSAFE_BESIDE.test(last) && !UNSAFE_BESIDE.test(first) && !UNSAFE_AFTER.test(first);
}

describe('fold', () => {
  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!ENDS_IN_FULL_STOP.test(text));
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
      RUNS,
    );
    expect(fold(fold('⒈.').text).text).not.toBe(fold('⒈.').text);
  });

  it('has its table say of every code point what the definition does, and is stable on it', () => {
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      // Private use, and what no version of Unicode has assigned.
      if (codePoint === 0x32000) codePoint = 0xe0000;
      if (codePoint === 0xe1000) break;
      const character = String.fromCodePoint(codePoint);
      const { text } = fold(character);
      if (fold(text).text !== text) expect.fail(`${codePoint.toString(16)} folds further`);
      const unit = FOLDED_UNITS[codePoint] ?? 0;
      if (unit === 0) continue;
      const expected = foldCharacters(character);
      if (String.fromCharCode(unit) !== expected) expect.fail(`${codePoint.toString(16)} differs`);
    }
  });

  it('gives neither line breaks, other white space than spaces, nor lone surrogates', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text).text;
        expect(folded).not.toMatch(/[^\P{White_Space} ]/u);
        expect(folded.isWellFormed()).toBe(true);
      }),
      RUNS,
    );
  });

  it('takes canonically equivalent texts for the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text);
      }),
      RUNS,
    );
  });

  it('folds parts cut at safe places as it folds them inside the whole', () => {
    fc.assert(
      fc.property(anyText, fc.nat(24), (text, offset) => {
        const before = sliceCodePoints(text, 0, offset);
        const after = sliceCodePoints(text, offset);
        fc.pre(isSafeCut(before, after));
        expect(fold(before).text + fold(after).text).toBe(fold(text).text);
      }),
      RUNS,
    );
  });
});

describe('spans', () => {
  it('add up to both lengths, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, spans } = fold(text);
        let unit = 0;
        let offset = 0;
        for (let at = 0; at < spans.length; at += 4) {
          const [start = 0, length = 0, originalStart = 0, originalLength = 0] = spans.slice(at);
          expect(start - unit).toBe(originalStart - offset);
          expect(start).toBeGreaterThanOrEqual(unit);
          expect(originalLength).toBeGreaterThan(0);
          expect([length, originalLength]).not.toEqual([1, 1]);
          unit = start + length;
          offset = originalStart + originalLength;
        }
        expect(folded.length - unit).toBe(countCodePoints(text) - offset);
        expect(folded.length).toBeGreaterThanOrEqual(unit);
      }),
      RUNS,
    );
  });

  it('lead every stretch back to a range within the text, and further ones further', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        const total = countCodePoints(text);
        let last = { start: 0, end: 0 };
        for (let unit = 0; unit < folded.text.length; unit += 1) {
          const range = toOriginalRange(folded, unit, unit + 1);
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(total);
          expect(range.start).toBeGreaterThanOrEqual(last.start);
          expect(range.end).toBeGreaterThanOrEqual(last.end);
          const there = toFoldedRange(folded, range.start, range.end);
          expect(there.start).toBeLessThanOrEqual(unit);
          expect(there.end).toBeGreaterThan(unit);
          const wide = toOriginalRange(folded, 0, unit + 1);
          expect(wide.end).toBe(range.end);
          last = range;
        }
      }),
      RUNS,
    );
  });

  it('lead a character to its folded form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        let unit = 0;
        for (let offset = 0; offset < countCodePoints(text); offset += 1) {
          const { start, end } = toFoldedRange(folded, offset, offset + 1);
          expect(start).toBeLessThanOrEqual(unit);
          expect(end).toBeGreaterThanOrEqual(start);
          unit = Math.max(unit, end);
        }
        expect(unit).toBe(folded.text.length);
      }),
      RUNS,
    );
  });
});

describe('the bundled article', () => {
  const file = new URL('../../../resources/articles/people-first.txt', import.meta.url);
  const blocks = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

  it('is found by every one of its stretches of 1 to 6 characters', () => {
    expect(blocks.length).toBeGreaterThan(10);
    for (const block of blocks) {
      const folded = fold(block);
      const characters = [...block];
      for (let start = 0; start < characters.length; start += 1) {
        for (let length = 1; length <= 6 && start + length <= characters.length; length += 1) {
          const part = characters.slice(start, start + length).join('');
          if (part !== part.trim()) continue;
          if (!isCovered(folded, fold(part).text, start, start + length)) {
            expect.fail(`${part} isn't found in ${block}`);
          }
        }
      }
    }
  });
});

/** Whether some occurrence of `query` leads back to a range that covers `start` to `end`. */
function isCovered(
  folded: ReturnType<typeof fold>,
  query: string,
  start: number,
  end: number,
): boolean {
  const from = toFoldedRange(folded, start, end).start;
  for (let unit = folded.text.indexOf(query, from); unit >= 0; ) {
    const range = toOriginalRange(folded, unit, unit + query.length);
    if (range.start > start) return false;
    if (range.end >= end) return true;
    unit = folded.text.indexOf(query, unit + 1);
  }
  return false;
}
