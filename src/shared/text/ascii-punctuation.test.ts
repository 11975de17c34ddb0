import { describe, expect, it } from 'vitest';
import { usesAsciiAsChinese } from './ascii-punctuation.ts';

describe('usesAsciiAsChinese', () => {
  it.each([
    '江山就是人民,人民就是江山。',
    '把人民大众比作“上帝”,指出要像愚公移山那样;',
    '经验的决议》(以下简称《决议》)全面总结,强调“全党必须',
    '习近平总书记指出:“人民对美好生活的向往。”',
    '我们党,把14亿多中国人民凝聚成力量,2021年打赢脱贫攻坚战。',
    '𠮷野家,好吃!',
    '什么?!',
  ])('is true for %s', (text) => {
    expect(usesAsciiAsChinese(text)).toBe(true);
  });

  it.each([
    '没有标点',
    '全角，标点。',
    '共1,000人',
    '下午3:30开会',
    'Hello, world',
    '中文,English',
    '先中文,后, 空格',
    '《 人民日报 》( 2021年12月28日 第 09 版)',
    ',;',
    '',
  ])('is false for %s', (text) => {
    expect(usesAsciiAsChinese(text)).toBe(false);
  });
});
