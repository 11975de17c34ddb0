import { describe, expect, it } from 'vitest';
import { parseSourceLine } from './source-line.ts';

describe('parseSourceLine', () => {
  const base = { publisher: '人民日报', publishedAt: '2021-12-28' };
  it.each([
    ['《 人民日报 》( 2021年12月28日 第 09 版)', { ...base, page: '09' }],
    ['《人民日报》（2021年12月28日第09版）', { ...base, page: '09' }],
    ['《人民日报》（２０２１年１２月２８日　第０９版）', { ...base, page: '09' }],
    ['《人民日报》（2021年12月28日，09版）', { ...base, page: '09' }],
    ['《人民日报》(2021-12-28 第A1版)', { ...base, page: 'A1' }],
    ['《人民日报》(2021年12月28日)', base],
    ['《求是》（2021年1月5日）', { publisher: '求是', publishedAt: '2021-01-05' }],
  ])('reads %s', (line, expected) => {
    expect(parseSourceLine(line)).toEqual(expected);
  });

  it.each([
    ['no date', '《人民日报》第 09 版'],
    ['a date out of the calendar', '《人民日报》(2021年2月30日)'],
    ['a month out of the calendar', '《人民日报》(2021年13月1日)'],
    ['a sentence', '《决议》(2021年12月28日)指出，江山就是人民。'],
    ['a line too long', `《${'人'.repeat(200)}》(2021年12月28日)`],
  ])('refuses %s', (_, line) => {
    expect(parseSourceLine(line)).toBeUndefined();
  });
});
