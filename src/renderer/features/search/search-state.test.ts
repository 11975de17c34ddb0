import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../shared/contract.ts';
import {
  chooseHit,
  emptySearch,
  isSearchable,
  MAX_QUERY_LENGTH,
  PAGE_OF_HITS,
  reduceSearch,
  type SearchState,
} from './search-state.ts';

const order = new Map([
  ['b1', 0],
  ['b2', 1],
  ['b3', 2],
]);

function hit(block: string, start: number): SearchHit {
  const mark = { start: 0, end: 2 };
  return {
    document: 'test',
    block,
    start,
    end: start + 2,
    tier: 'exact',
    text: '人民',
    snippet: '人民',
    mark,
    path: [],
  };
}

const hits = [hit('b1', 0), hit('b1', 9), hit('b2', 4), hit('b3', 0)];

function choose(options: Partial<Parameters<typeof chooseHit>[0]>) {
  return chooseHit({
    move: 'next',
    hits,
    total: hits.length,
    current: null,
    here: { block: 'b1', offset: 0 },
    order,
    ...options,
  });
}

describe('reduceSearch', () => {
  const searching: SearchState = { ...emptySearch, text: '人', query: '人', current: 3 };

  it('searches what is typed, from the start', () => {
    const next = reduceSearch(
      { ...searching, limit: 2_000, pending: 'next' },
      { type: 'type', text: '人民' },
    );
    expect(next).toEqual({ ...emptySearch, text: '人民', query: '人民' });
  });

  it('shows, but does not search, what an input method composes', () => {
    let state = reduceSearch(searching, { type: 'compose' });
    state = reduceSearch(state, { type: 'type', text: '人min' });
    expect(state).toMatchObject({ text: '人min', query: '人', current: 3 });
    state = reduceSearch(state, { type: 'composed', text: '人民' });
    expect(state).toMatchObject({ text: '人民', query: '人民', isComposing: false, current: null });
  });

  it('stays at its hit when a composition is called off', () => {
    const composing = reduceSearch(searching, { type: 'compose' });
    expect(reduceSearch(composing, { type: 'composed', text: '人' })).toEqual(searching);
  });

  it('ends a waiting move on arrival and forgets all when cleared', () => {
    const waiting = reduceSearch(searching, { type: 'move', move: 'previous' });
    expect(waiting.pending).toBe('previous');
    expect(reduceSearch(waiting, { type: 'load', limit: 0 })).toMatchObject({
      limit: 0,
      pending: 'previous',
    });
    expect(reduceSearch(waiting, { type: 'go', index: 1 })).toMatchObject({
      current: 1,
      pending: null,
    });
    expect(reduceSearch(waiting, { type: 'clear' })).toEqual(emptySearch);
  });
});

describe('isSearchable', () => {
  it('refuses blank and overlong queries', () => {
    expect(['', ' 　\n'].map(isSearchable)).toEqual([false, false]);
    expect(isSearchable('民'.repeat(MAX_QUERY_LENGTH))).toBe(true);
    expect(isSearchable('民'.repeat(MAX_QUERY_LENGTH + 1))).toBe(false);
  });
});

describe('chooseHit', () => {
  it('first goes to the hit at or after the reading position', () => {
    expect(choose({})).toEqual({ kind: 'go', index: 0, wrapped: false });
    expect(choose({ here: { block: 'b1', offset: 3 } })).toMatchObject({ index: 1 });
    // A hit that reaches over the first line in view is still in view.
    expect(choose({ here: { block: 'b1', offset: 10 } })).toMatchObject({ index: 1 });
    expect(choose({ here: { block: 'b2', offset: 6 } })).toMatchObject({ index: 3 });
  });

  it('first goes backward to the hit before the reading position', () => {
    const here = { block: 'b2', offset: 0 };
    expect(choose({ move: 'previous', here })).toEqual({ kind: 'go', index: 1, wrapped: false });
    expect(choose({ move: 'previous' })).toEqual({ kind: 'go', index: 3, wrapped: true });
    expect(choose({ move: 'previous', here: { block: 'b3', offset: 5 } })).toEqual({
      kind: 'go',
      index: 3,
      wrapped: false,
    });
  });

  it('goes round at both ends', () => {
    expect(choose({ current: 3 })).toEqual({ kind: 'go', index: 0, wrapped: true });
    expect(choose({ current: 0, move: 'previous' })).toEqual({
      kind: 'go',
      index: 3,
      wrapped: true,
    });
    expect(choose({ here: { block: 'b3', offset: 5 } })).toEqual({
      kind: 'go',
      index: 0,
      wrapped: true,
    });
  });

  it('asks for more hits where the one it leads to is not at hand', () => {
    const total = 1_000;
    expect(choose({ total, current: 3 })).toEqual({
      kind: 'load',
      limit: hits.length + PAGE_OF_HITS,
    });
    expect(choose({ total, current: 0, move: 'previous' })).toEqual({ kind: 'load', limit: 0 });
    expect(choose({ total, here: { block: 'b3', offset: 5 } })).toEqual({ kind: 'load', limit: 0 });
  });

  it('has nowhere to go without hits', () => {
    expect(choose({ hits: [], total: 0 })).toEqual({ kind: 'none' });
  });

  it('visits every hit once in a round, and back again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
        const many = Array.from({ length: count }, (_, index) => hit('b1', index * 2));
        for (const move of ['next', 'previous'] as const) {
          const seen = new Set<number>();
          let current = 0;
          for (let step = 0; step < count; step += 1) {
            const choice = choose({ hits: many, total: count, current, move });
            if (choice.kind !== 'go') throw new Error('every hit is at hand');
            current = choice.index;
            seen.add(current);
          }
          expect(seen.size).toBe(count);
          expect(current).toBe(0);
        }
      }),
    );
  });
});
