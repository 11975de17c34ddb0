import type { SearchHit } from '../../../shared/contract.ts';

/** Hits asked for at once; the list grows by as many on demand. */
export const PAGE_OF_HITS = 500;

/** The contract's limit. Unit: UTF-16 units. */
export const MAX_QUERY_LENGTH = 10_000;

export type Move = 'next' | 'previous';

export interface SearchState {
  /** What stands in the box. */
  text: string;
  /** What is searched: the text in the box, save what an input method is still composing. */
  query: string;
  isComposing: boolean;
  /** Hits to ask for; 0 asks for all. */
  limit: number;
  /** Index of the hit that one is at. */
  current: number | null;
  /** A move that waits for hits to arrive. */
  pending: Move | null;
}

export const emptySearch: SearchState = {
  text: '',
  query: '',
  isComposing: false,
  limit: PAGE_OF_HITS,
  current: null,
  pending: null,
};

export type SearchAction =
  | { type: 'type'; text: string }
  | { type: 'compose' }
  | { type: 'composed'; text: string }
  | { type: 'move'; move: Move }
  | { type: 'load'; limit: number }
  | { type: 'go'; index: number }
  | { type: 'clear' };

/** The next state of the search. Pure: scrolling and speaking are the provider's part. */
export function reduceSearch(state: SearchState, action: SearchAction): SearchState {
  switch (action.type) {
    case 'type':
      return state.isComposing ? { ...state, text: action.text } : searchFor(state, action.text);
    case 'compose':
      return { ...state, isComposing: true };
    case 'composed':
      return searchFor({ ...state, isComposing: false }, action.text);
    case 'move':
      return { ...state, pending: action.move };
    case 'load':
      return { ...state, limit: action.limit };
    case 'go':
      return { ...state, current: action.index, pending: null };
    case 'clear':
      return emptySearch;
  }
}

function searchFor(state: SearchState, text: string): SearchState {
  if (text === state.query) return { ...state, text };
  return { ...emptySearch, text, query: text };
}

/** Whether a query is worth asking: not blank, and not longer than the contract takes. */
export function isSearchable(query: string): boolean {
  return query.trim() !== '' && query.length <= MAX_QUERY_LENGTH;
}

export interface Here {
  block: string;
  /** Code points. */
  offset: number;
}

export type Choice =
  | { kind: 'go'; index: number; wrapped: boolean }
  /** The hit lies beyond those at hand: ask for so many (0: all), then choose again. */
  | { kind: 'load'; limit: number }
  | { kind: 'none' };

/**
 * Which hit a move leads to. With no current hit, `next` is the first at or after the reading
 * position and `previous` the last before it; past either end it goes round.
 *
 * @param hits those at hand, in text order, the first of `total`
 * @param order the blocks' places in the text
 */
export function chooseHit(options: {
  move: Move;
  hits: readonly SearchHit[];
  total: number;
  current: number | null;
  here: Here;
  order: ReadonlyMap<string, number>;
}): Choice {
  const { move, hits, total, current, here, order } = options;
  if (total === 0 || hits.length === 0) return { kind: 'none' };
  const isPartial = hits.length < total;
  if (current === null) {
    const after = hits.findIndex((hit) => isAtOrAfter(hit, here, order));
    if (after < 0 && isPartial) return { kind: 'load', limit: 0 };
    if (move === 'next') return { kind: 'go', index: Math.max(after, 0), wrapped: after < 0 };
    if (after > 0) return { kind: 'go', index: after - 1, wrapped: false };
    if (after < 0) return { kind: 'go', index: hits.length - 1, wrapped: false };
  } else {
    const index = move === 'next' ? current + 1 : current - 1;
    if (index >= 0 && index < hits.length) return { kind: 'go', index, wrapped: false };
    if (move === 'next') {
      return isPartial
        ? { kind: 'load', limit: hits.length + PAGE_OF_HITS }
        : { kind: 'go', index: 0, wrapped: true };
    }
  }
  return isPartial
    ? { kind: 'load', limit: 0 }
    : { kind: 'go', index: hits.length - 1, wrapped: true };
}

function isAtOrAfter(hit: SearchHit, here: Here, order: ReadonlyMap<string, number>): boolean {
  const distance = (order.get(hit.block) ?? 0) - (order.get(here.block) ?? 0);
  return distance > 0 || (distance === 0 && hit.end > here.offset);
}
