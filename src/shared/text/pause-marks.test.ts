import { describe, expect, it } from 'vitest';
import { hasChinesePauseMarks } from './pause-marks.ts';

describe('hasChinesePauseMarks', () => {
  it.each([
    '江山就是人民,人民就是江山。',
    '把人民大众比作“上帝”,指出要像愚公移山那样;',
    '决议》,“全党',
    '𠮷野家,好吃!',
    '什么?!',
  ])('is true for %s', (text) => {
    expect(hasChinesePauseMarks(text)).toBe(true);
  });

  it.each([
    '没有标点',
    '全角，标点。',
    '共1,000人',
    'Hello, world',
    '中文,English',
    '先中文,后, 空格',
    '',
  ])('is false for %s', (text) => {
    expect(hasChinesePauseMarks(text)).toBe(false);
  });

  it('holds for every body paragraph of a text that is set this way', () => {
    expect(hasChinesePauseMarks('我们党,把14亿多中国人民凝聚成力量,打赢脱贫攻坚战。')).toBe(true);
  });
});
