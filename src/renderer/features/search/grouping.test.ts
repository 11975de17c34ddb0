import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../shared/search/contract.ts';
import { headingsAbove } from './grouping.ts';

function hit(tier: SearchHit['tier'], document: string, section: string): SearchHit {
  return {
    tier,
    document,
    section,
    block: 'b9',
    start: 0,
    end: 1,
    text: '人',
    snippet: '人',
    mark: { start: 0, end: 1 },
    path: section === '' ? [] : [`题${section}`],
  };
}

describe('headingsAbove', () => {
  it('has all of them above the first hit', () => {
    expect(headingsAbove(hit('exact', 'a', 'b2'), undefined)).toEqual({
      tier: 'exact',
      document: 'a',
      section: { block: 'b2', path: ['题b2'] },
    });
  });

  it('has what changed, and all below it', () => {
    const first = hit('exact', 'a', 'b2');
    const above = (next: SearchHit) => {
      const { tier, document, section } = headingsAbove(next, first);
      return [tier, document, section?.block];
    };
    expect(above(hit('exact', 'a', 'b2'))).toEqual([undefined, undefined, undefined]);
    expect(above(hit('exact', 'a', ''))).toEqual([undefined, undefined, '']);
    expect(above(hit('exact', 'c', 'b2'))).toEqual([undefined, 'c', 'b2']);
    expect(above(hit('pinyin', 'a', 'b2'))).toEqual(['pinyin', 'a', 'b2']);
  });
});
