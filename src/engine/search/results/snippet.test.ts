import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints } from '../../../shared/text/code-points.ts';
import { cutSnippet } from './snippet.ts';

/** The snippet for the first place of `match`, with the mark in brackets. */
function mark(text: string, match: string): string {
  const start = countCodePoints(text.slice(0, text.indexOf(match)));
  const { snippet, mark } = cutSnippet(text, { start, end: start + countCodePoints(match) });
  const before = sliceCodePoints(snippet, 0, mark.start);
  const marked = sliceCodePoints(snippet, mark.start, mark.end);
  return `${before}[${marked}]${sliceCodePoints(snippet, mark.end)}`;
}

describe('cutSnippet', () => {
  it('gives a short block whole', () => {
    expect(mark('江山就是人民,人民就是江山。', '人民,人民')).toBe('江山就是[人民,人民]就是江山。');
  });

  it('begins and ends with whole clauses', () => {
    const filler = '这一句话很长很长很长很长很长很长很长很长很长很长很长很长很长很长。';
    expect(mark(`${filler}前一句，坚持人民至上，后一句；${filler}`, '人民')).toBe(
      '前一句，坚持[人民]至上，后一句；',
    );
  });

  it('keeps closing marks with their clause', () => {
    const filler = '很长'.repeat(30);
    expect(mark(`${filler}“前一句。”中间这句，“后一句。”${filler}`, '中间')).toBe(
      '[中间]这句，“后一句。”',
    );
  });

  it('does not cut inside numbers', () => {
    const filler = '长'.repeat(30);
    expect(mark(`${filler}增长3.14万和1,000人${filler}`, '万')).toBe(
      `${'长'.repeat(18)}增长3.14[万]和1,000人${'长'.repeat(29)}`,
    );
  });

  it('cuts between words where there is no clause', () => {
    expect(
      mark(
        'the quick brown fox jumps over the lazy dog and then runs away from the angry farmer',
        'lazy',
      ),
    ).toBe('fox jumps over the [lazy] dog and then runs away from the');
  });

  it('cuts by code points where there is neither', () => {
    expect(mark(`${'𠮷'.repeat(60)}人${'𠮷'.repeat(60)}`, '人')).toBe(
      `${'𠮷'.repeat(24)}[人]${'𠮷'.repeat(36)}`,
    );
  });

  it('stays on the line', () => {
    expect(mark('上一行\n这一行\r\n下一行', '这')).toBe('[这]一行');
    expect(mark('上一行\n下一行', '行\n下')).toBe('上一[行 下]一行');
  });

  it('always holds the match on one line, verbatim and near', () => {
    const texts = fc.string({
      unit: fc.constantFrom(
        '人',
        '民',
        '，',
        '。',
        '”',
        'a',
        ' ',
        '\n',
        '𠮷',
        '\u0301',
        '\ud842',
        '1',
        '.',
      ),
      maxLength: 150,
    });
    fc.assert(
      fc.property(texts, fc.nat(150), fc.nat(20), (text, from, length) => {
        const start = Math.min(from, countCodePoints(text));
        const end = Math.min(start + length, countCodePoints(text));
        const { snippet, mark } = cutSnippet(text, { start, end });
        const match = sliceCodePoints(text, start, end);
        expect(sliceCodePoints(snippet, mark.start, mark.end)).toBe(match.replaceAll('\n', ' '));
        expect(snippet).not.toContain('\n');
        if (!match.includes('\n')) {
          expect(sliceCodePoints(text, start - mark.start).startsWith(snippet)).toBe(true);
        }
        expect(mark.start).toBeLessThanOrEqual(24);
        expect(countCodePoints(snippet) - mark.end).toBeLessThanOrEqual(36);
      }),
      { numRuns: 1_000 },
    );
  });
});
