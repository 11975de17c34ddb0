import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../shared/search/contract.ts';
import { defaultOptions } from './search-options.ts';
import {
  emptySearch,
  isSearchable,
  MAX_QUERY_LENGTH,
  reduceSearch,
  type SearchState,
  stepFrom,
} from './search-state.ts';

const hit: SearchHit = {
  document: 'a',
  block: 'b1',
  start: 0,
  end: 1,
  tier: 'exact',
  text: '人',
  snippet: '人',
  mark: { start: 0, end: 1 },
  path: [],
  section: '',
};
const searching: SearchState = {
  ...emptySearch,
  text: '人',
  query: '人',
  document: 'a',
  current: 3,
  currentHit: hit,
};

describe('reduceSearch', () => {
  it('searches what is typed, from the beginning', () => {
    expect(reduceSearch(searching, { type: 'type', text: '人民' })).toMatchObject({
      text: '人民',
      query: '人民',
      current: null,
      currentHit: null,
    });
    expect(reduceSearch(searching, { type: 'type', text: '人' })).toEqual(searching);
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

  it('keeps the options and the open document when it is cleared', () => {
    const strict = reduceSearch(searching, { type: 'choose', options: { strict: true } });
    expect(strict).toMatchObject({ current: null, options: { ...defaultOptions, strict: true } });
    const cleared = reduceSearch(strict, { type: 'clear' });
    expect(cleared).toEqual({ ...emptySearch, options: strict.options, document: 'a' });
  });

  it('stays at its hit in a document that it opened itself, and in no other', () => {
    const ours = reduceSearch(searching, { type: 'open', document: 'c', isOurs: true });
    expect(ours).toMatchObject({ document: 'c', current: 3, currentHit: hit });
    const others = reduceSearch(searching, { type: 'open', document: 'c', isOurs: false });
    expect(others).toMatchObject({ document: 'c', current: null, currentHit: null });
    const same = reduceSearch(searching, { type: 'open', document: 'a', isOurs: false });
    expect(same.current).toBe(3);
  });
});

describe('isSearchable', () => {
  it('refuses blank and overlong queries', () => {
    expect(['', ' 　\n'].map(isSearchable)).toEqual([false, false]);
    expect(isSearchable('民'.repeat(MAX_QUERY_LENGTH))).toBe(true);
    expect(isSearchable('民'.repeat(MAX_QUERY_LENGTH + 1))).toBe(false);
  });
});

describe('stepFrom', () => {
  const at = { isBetween: false };
  const between = { isBetween: true };

  it('goes to the hit after the reading position, or before it', () => {
    expect(stepFrom('next', 2, 5, between)).toEqual({ index: 2, wrapped: false });
    expect(stepFrom('previous', 2, 5, between)).toEqual({ index: 1, wrapped: false });
    expect(stepFrom('next', 5, 5, between)).toEqual({ index: 0, wrapped: true });
    expect(stepFrom('previous', 0, 5, between)).toEqual({ index: 4, wrapped: true });
    expect(stepFrom('previous', 5, 5, between)).toEqual({ index: 4, wrapped: false });
  });

  it('goes round at both ends', () => {
    expect(stepFrom('next', 4, 5, at)).toEqual({ index: 0, wrapped: true });
    expect(stepFrom('previous', 0, 5, at)).toEqual({ index: 4, wrapped: true });
  });

  it('visits every hit once in a round, and back again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
        for (const move of ['next', 'previous'] as const) {
          const seen = new Set<number>();
          let current = 0;
          for (let turn = 0; turn < count; turn += 1) {
            current = stepFrom(move, current, count, at).index;
            seen.add(current);
          }
          expect(seen.size).toBe(count);
          expect(current).toBe(0);
        }
      }),
    );
  });
});
