import { describe, expect, it } from 'vitest';
import { hasChineseAsciiMarks } from './chinese-marks.ts';

describe('hasChineseAsciiMarks', () => {
  it.each([
    '江山就是人民,人民就是江山。',
    '强调:“我将无我”;(以下简称《决议》)全面',
    '《 人民日报 》( 2021年12月28日 第 09 版)',
    '生于(1949年)',
    '𠮷,𠮷',
  ])('knows Chinese use: %s', (text) => {
    expect(hasChineseAsciiMarks(text)).toBe(true);
  });

  it.each([
    '没有这样的标点。',
    '共 3,000 人,分三批',
    'In English, of course.',
    '见 http://example.org 一文',
    '时间是 12:30。',
    '',
  ])('leaves alone: %s', (text) => {
    expect(hasChineseAsciiMarks(text)).toBe(false);
  });
});
