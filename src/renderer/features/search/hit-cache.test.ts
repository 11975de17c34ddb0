import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../shared/search/contract.ts';
import { HitCache, PAGE_OF_HITS, pageOf } from './hit-cache.ts';

function hitsFrom(from: number, count: number): SearchHit[] {
  return Array.from({ length: count }, (_, place) => ({
    document: 'a',
    block: 'b',
    start: from + place,
    end: from + place + 1,
    tier: 'exact',
    text: '人',
    snippet: '人',
    mark: { start: 0, end: 1 },
    path: [],
    section: '',
  }));
}

describe('HitCache', () => {
  it('knows the hits that it was given, by their index', () => {
    const cache = new HitCache(500_000);
    cache.add(0, hitsFrom(0, 30));
    cache.add(399_999, hitsFrom(399_999, 51));
    expect(cache.at(29)?.start).toBe(29);
    expect(cache.at(30)).toBeUndefined();
    expect(cache.at(399_999)?.start).toBe(399_999);
    expect(cache.at(400_049)?.start).toBe(400_049);
  });

  it('asks only for what is missing, and for the hit before it', () => {
    const cache = new HitCache(1_000);
    cache.add(0, hitsFrom(0, 30));
    expect(cache.missing({ from: 0, to: 200 })).toEqual({ from: 30, to: 200 });
    expect(cache.missing({ from: 0, to: 30 })).toBeNull();
    expect(cache.missing({ from: 100, to: 150 })).toEqual({ from: 99, to: 150 });
    cache.add(99, hitsFrom(99, 51));
    expect(cache.missing({ from: 100, to: 150 })).toBeNull();
    expect(cache.missing({ from: 50, to: 100 })).toEqual({ from: 49, to: 99 });
    expect(cache.missing({ from: 950, to: 1_200 })).toEqual({ from: 949, to: 1_000 });
  });

  it('forgets the pages that it got first', () => {
    const cache = new HitCache(1_000_000);
    for (let page = 0; page < 150; page += 1) {
      cache.add(page * PAGE_OF_HITS, hitsFrom(page * PAGE_OF_HITS, PAGE_OF_HITS));
    }
    expect(cache.at(0)).toBeUndefined();
    expect(cache.at(150 * PAGE_OF_HITS - 1)).toBeDefined();
    expect(cache.missing(pageOf(0, 1_000_000))).toEqual({ from: 0, to: PAGE_OF_HITS });
  });
});

describe('pageOf', () => {
  it('ends with the list', () => {
    expect(pageOf(49, 120)).toEqual({ from: 0, to: 50 });
    expect(pageOf(119, 120)).toEqual({ from: 100, to: 120 });
  });
});
