import { describe, expect, it } from 'vitest';
import { createRandom, pickNumber, sampleQueries, typedQueries } from './queries.ts';

const paragraphs = ['人民的生活和社会的发展。', '2021年GDP增长8.1%，𠮷日。', ' ', '', '短'];

describe('createRandom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const [one, same, other] = [7, 7, 8].map((seed) => {
      const random = createRandom(seed);
      return Array.from({ length: 100 }, random);
    });
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('stays from 0 to below 1 and reaches all of it', () => {
    const random = createRandom(1);
    const tenths = new Set(Array.from({ length: 1000 }, () => pickNumber(random, 10)));
    expect([...tenths].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('sampleQueries', () => {
  const queries = sampleQueries(paragraphs, 300, createRandom(1));

  it('draws as many as asked for, the same for the same seed', () => {
    expect(queries).toHaveLength(300);
    expect(sampleQueries(paragraphs, 300, createRandom(1))).toEqual(queries);
  });

  it('draws pieces of 1 to 12 whole code points that stand in a paragraph', () => {
    for (const query of queries) {
      expect(paragraphs.some((paragraph) => paragraph.includes(query))).toBe(true);
      expect(query.isWellFormed()).toBe(true);
      expect(query.trim()).toBe(query);
    }
    const lengths = queries.map((query) => Array.from(query).length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBe(12);
  });

  it('finds Latin letters beside other characters even where they are rare', () => {
    const rare = [...Array.from({ length: 200 }, () => '全是汉字的一段话'), '用GDP衡量'];
    const mixed = sampleQueries(rare, 500, createRandom(2)).filter(
      (query) => /[A-Z]/.test(query) && /[用衡量]/.test(query),
    );
    expect(mixed.length).toBeGreaterThan(15);
  });
});

describe('typedQueries', () => {
  it('names each query once', () => {
    expect(new Set(typedQueries).size).toBe(typedQueries.length);
  });
});
