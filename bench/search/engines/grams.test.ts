import { describe, expect, it } from 'vitest';
import { splitQuery, splitText } from './grams.ts';

describe('splitQuery', () => {
  it('asks for pairs, and for single characters only where they stand alone', () => {
    expect(splitQuery('人民人民')).toEqual(['人民', '民人']);
    expect(splitQuery('𠮷')).toEqual(['𠮷\u0001']);
    expect(splitQuery('a bc')).toEqual(['a\u0001', 'bc']);
  });

  it('asks only for terms that a text with the query has', () => {
    const text = '用 gdp 8.1% 衡量𠮷日';
    const terms = new Set(splitText(text));
    for (const query of ['用', 'gdp', 'dp 8.1%', '衡量𠮷日', '%', 'p 8']) {
      expect(splitQuery(query).filter((term) => !terms.has(term))).toEqual([]);
    }
  });
});
