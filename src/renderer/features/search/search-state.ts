import type { SearchHit, SearchResult, SearchSpread } from '../../../shared/search/contract.ts';
import type { CallError } from '../../platform/client.ts';
import type { HitCache } from './hit-cache.ts';
import { defaultOptions, type SearchOptions, type SearchRequest } from './search-options.ts';

/** The contract's limit. Unit: UTF-16 units. */
export const MAX_QUERY_LENGTH = 10_000;

export type Move = 'next' | 'previous';

/** What was found, as far as it is known. */
export interface Results extends Omit<SearchResult, 'hits'> {
  /** What it is the answer to. */
  request: SearchRequest;
  /** The same for equal requests, though they be asked again. */
  key: string;
  hits: HitCache;
  /** Hits in each document that has any; undefined until it is known. */
  documents: ReadonlyMap<string, number> | undefined;
  /** Hits in the outline entries of a document, by the block where they begin. */
  sections: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** How the hits lie in the open document. */
export interface OpenSpread {
  document: string;
  blocks: SearchSpread['blocks'];
  /** By the block where the outline entry begins. */
  sections: ReadonlyMap<string, number>;
}

export interface SearchState {
  /** What stands in the box. */
  text: string;
  /** What is searched: the text in the box, save what an input method is still composing. */
  query: string;
  isComposing: boolean;
  options: SearchOptions;
  /** Id of the open document. */
  document: string | undefined;
  /** Index of the hit that one is at, and the hit. */
  current: number | null;
  currentHit: SearchHit | null;
  /** The request that holds now; null while there is nothing to search for. */
  asked: SearchRequest | null;
  /** Of the last request that was answered: for a moment that may be an earlier one. */
  results: Results | null;
  isLoading: boolean;
  /** Why the last request failed; of a query that makes no sense, told only when typing rests. */
  failure: CallError | null;
  spread: OpenSpread | null;
}

export const emptySearch: SearchState = {
  text: '',
  query: '',
  isComposing: false,
  options: defaultOptions,
  document: undefined,
  current: null,
  currentHit: null,
  asked: null,
  results: null,
  isLoading: false,
  failure: null,
  spread: null,
};

export type SearchAction =
  | { type: 'type'; text: string }
  | { type: 'compose' }
  | { type: 'composed'; text: string }
  | { type: 'choose'; options: Partial<SearchOptions> }
  /** `isOurs`: the search itself opened it, to show a hit. */
  | { type: 'open'; document: string; isOurs: boolean }
  | { type: 'go'; index: number; hit: SearchHit }
  | { type: 'clear' };

/** The next state of the search. Pure: asking, scrolling and speaking are others' part. */
export function reduceSearch(state: SearchState, action: SearchAction): SearchState {
  switch (action.type) {
    case 'type':
      return state.isComposing ? { ...state, text: action.text } : searchFor(state, action.text);
    case 'compose':
      return { ...state, isComposing: true };
    case 'composed':
      return searchFor({ ...state, isComposing: false }, action.text);
    case 'choose':
      return { ...withoutPlace(state), options: { ...state.options, ...action.options } };
    case 'open':
      return action.isOurs || action.document === state.document
        ? { ...state, document: action.document }
        : { ...withoutPlace(state), document: action.document };
    case 'go':
      return { ...state, current: action.index, currentHit: action.hit };
    case 'clear':
      return { ...emptySearch, options: state.options, document: state.document };
  }
}

function searchFor(state: SearchState, text: string): SearchState {
  if (text === state.query) return { ...state, text };
  return { ...withoutPlace(state), text, query: text };
}

function withoutPlace(state: SearchState): SearchState {
  return { ...state, current: null, currentHit: null };
}

/** Whether a query is worth asking: not blank, and not longer than the contract takes. */
export function isSearchable(query: string): boolean {
  return query.trim() !== '' && query.length <= MAX_QUERY_LENGTH;
}

/** Whether a query failed because of what it says. */
export function isQueryProblem({ code }: Pick<CallError, 'code'>): boolean {
  return code.startsWith('query-');
}

/** Whether what is listed answers what is asked now. */
export function isFresh({ asked, results }: SearchState): boolean {
  return results !== null && results.request === asked;
}

export interface Step {
  index: number;
  /** Whether it went round an end of the list. */
  wrapped: boolean;
}

/**
 * Which hit a move leads to; past either end it goes round.
 *
 * @param from the current hit's index, or the index of the first hit after the reading position
 *   (`total` when there is none), with `isBetween`
 * @param total at least 1
 */
export function stepFrom(
  move: Move,
  from: number,
  total: number,
  options: { isBetween: boolean },
): Step {
  const next = options.isBetween ? from : from + 1;
  const index = move === 'next' ? next : from - 1;
  if (index >= total) return { index: 0, wrapped: true };
  if (index < 0) return { index: total - 1, wrapped: true };
  return { index, wrapped: false };
}
