import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { SearchHit, SearchResult } from '../../../shared/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import { useCall } from '../../platform/use-call.ts';
import { useAnnounce } from '../../state/announce.tsx';
import { NARROW, useMediaQuery } from '../../state/media-query.ts';
import { usePaint } from '../../state/painting.ts';
import { type PanelName, usePanel } from '../../state/panel.tsx';
import { useReading } from '../../state/reading.tsx';
import { searchMessages } from './messages.ts';
import { type Origin, rememberOrigin, returnToOrigin } from './origin.ts';
import {
  chooseHit,
  emptySearch,
  isSearchable,
  reduceSearch,
  type SearchAction,
  type SearchState,
} from './search-state.ts';

type TypeAction = Extract<SearchAction, { text: string }>;

/** The running search, as its box, its panel and its keys share it. */
export interface Search {
  state: SearchState;
  /** Hits at hand, in text order; those of the last query until the next ones arrive. */
  hits: readonly SearchHit[];
  /** All hits there are; undefined until an answer is there. */
  total: number | undefined;
  isLoading: boolean;
  /** Why the last query failed. */
  failure: Error | undefined;
  box: RefObject<HTMLInputElement | null>;
  list: RefObject<HTMLOListElement | null>;
  dispatch(action: SearchAction): void;
  /** Takes what was typed, and begins a session where it is the first. */
  type(action: TypeAction): void;
  /** Goes to the hit of that index. */
  go(index: number): void;
  /** Notes where the focus was before it came to the box. */
  enter(previousFocus: EventTarget | null): void;
  /** Ends the search and goes back to where one was before. */
  leave(): void;
  retry(): void;
}

const SearchContext = createContext<Search | null>(null);
const noHits: readonly SearchHit[] = [];

/** Holds the search of the open document and paints its hits into the text. */
export function SearchProvider({ children }: { children: ReactNode }) {
  const reading = useReading();
  const panel = usePanel();
  const [state, dispatch] = useReducer(reduceSearch, emptySearch);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const isAsked = isSearchable(state.query);
  const answer = useCall(
    'search.query',
    { query: state.query, document: reading.document.id, limit: state.limit },
    { enabled: isAsked },
  );
  const fresh = isAsked ? answer.data : undefined;
  const result = useKept(fresh, isAsked && answer.isPending);
  const hits = result?.hits ?? noHits;

  const go = useGo(hits, fresh !== undefined, dispatch);
  usePendingMove(state, fresh, dispatch, go);
  // While older hits still show, none of them is the current one of the new query.
  usePaintedHits(hits, fresh ? state.current : null);
  const session = useSession(dispatch);

  function type(action: TypeAction): void {
    const isComposed = action.type === 'composed' || !state.isComposing;
    if (isComposed && action.text.trim() !== '') {
      session.begin();
      panel.show('search');
    }
    dispatch(action);
  }
  const search: Search = {
    state,
    hits,
    total: result?.total,
    isLoading: isAsked && answer.isFetching,
    failure: (isAsked && !answer.isFetching && answer.error) || undefined,
    box,
    list,
    dispatch,
    type,
    go,
    enter: session.enter,
    leave: session.leave,
    retry: () => void answer.refetch(),
  };
  return <SearchContext value={search}>{children}</SearchContext>;
}

/** The running search. */
export function useSearch(): Search {
  const search = useContext(SearchContext);
  if (!search) throw new Error('useSearch needs a SearchProvider above it');
  return search;
}

/** The last answer, kept while the next one is awaited, but never from one search to another. */
function useKept(fresh: SearchResult | undefined, isWaiting: boolean): SearchResult | undefined {
  const [kept, keep] = useState<SearchResult>();
  const result = fresh ?? (isWaiting ? kept : undefined);
  if (result !== kept) keep(result);
  return result;
}

function useGo(
  hits: readonly SearchHit[],
  isFresh: boolean,
  dispatch: (action: SearchAction) => void,
) {
  const { jump } = useReading();
  const { close } = usePanel();
  const isNarrow = useMediaQuery(NARROW);
  return useCallback(
    (index: number) => {
      const hit = hits[index];
      if (!hit) return;
      if (isFresh) dispatch({ type: 'go', index });
      // The drawer would lie over the hit.
      if (isNarrow) close();
      jump({ block: hit.block, start: hit.start, end: hit.end }, { align: 'center' });
    },
    [hits, isFresh, dispatch, jump, close, isNarrow],
  );
}

/** Makes the move that waits as soon as the hits that it needs are there. */
function usePendingMove(
  state: SearchState,
  result: SearchResult | undefined,
  dispatch: (action: SearchAction) => void,
  go: (index: number) => void,
): void {
  const { document, here } = useReading();
  const announce = useAnnounce();
  const t = useMessages(searchMessages);
  const order = useMemo(
    () => new Map(document.blocks.map((block, index) => [block.id, index])),
    [document],
  );
  const { pending, current } = state;
  useEffect(() => {
    if (!pending || !result) return;
    const choice = chooseHit({ ...result, move: pending, current, here: here(), order });
    if (choice.kind === 'load') dispatch({ type: 'load', limit: choice.limit });
    if (choice.kind !== 'go') return;
    go(choice.index);
    const index = choice.index + 1;
    if (!choice.wrapped) announce(t('position', { index }));
    else announce(pending === 'next' ? t('wrappedToFirst') : t('wrappedToLast', { index }));
  }, [pending, current, result, here, order, dispatch, go, announce, t]);
}

function usePaintedHits(hits: readonly SearchHit[], current: number | null): void {
  const currentHit = current === null ? undefined : hits[current];
  usePaint('search-hit', hits);
  usePaint(
    'search-current',
    useMemo(() => (currentHit ? [currentHit] : []), [currentHit]),
  );
}

/** A search session: from the first character to Escape, with the way back. */
function useSession(dispatch: (action: SearchAction) => void) {
  const reading = useReading();
  const panel = usePanel();
  const latest = useRef({ reading, panel });
  useEffect(() => {
    latest.current = { reading, panel };
  });
  const origin = useRef<Origin & { panel: PanelName | null }>(undefined);
  const previousFocus = useRef<HTMLElement>(undefined);
  const isNarrow = useMediaQuery(NARROW);
  useEffect(() => {
    // Who closes the panel has come to stay; the way back would lead to where nobody wants to go.
    // A drawer also closes to show a hit, which ends nothing.
    if (panel.open !== 'search' && !isNarrow) origin.current = undefined;
  }, [panel.open, isNarrow]);

  const begin = useCallback(() => {
    const { reading, panel } = latest.current;
    origin.current ??= { ...rememberOrigin(reading), panel: panel.open };
  }, []);
  const enter = useCallback((target: EventTarget | null) => {
    if (target instanceof HTMLElement && !target.closest('[data-search]')) {
      previousFocus.current = target;
    }
  }, []);
  const leave = useCallback(() => {
    const { reading, panel } = latest.current;
    const wayBack = origin.current;
    const target = previousFocus.current;
    origin.current = undefined;
    previousFocus.current = undefined;
    // The page must be laid out as it was before one can go back to a line of it.
    flushSync(() => {
      dispatch({ type: 'clear' });
      if (wayBack?.panel === 'annotations') panel.show('annotations');
      else if (panel.open === 'search') panel.close();
    });
    const focused = document.activeElement;
    if (target?.isConnected) target.focus({ preventScroll: true });
    else if (focused instanceof HTMLElement) focused.blur();
    if (wayBack) returnToOrigin(reading, wayBack);
  }, [dispatch]);
  return { begin, enter, leave };
}
