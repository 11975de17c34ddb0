import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { call, isConnected, subscribe, subscribeConnection } from '../../platform/client.ts';
import { useMessages } from '../../platform/language.tsx';
import { keepAnswer, useCall } from '../../platform/use-call.ts';
import { useAnnounce } from '../../state/announce.tsx';
import { NARROW, useMediaQuery } from '../../state/media-query.ts';
import { usePanel } from '../../state/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { searchMessages } from './messages.ts';
import { SearchSession, type Surroundings } from './search-session.ts';
import type { SearchAction, SearchState } from './search-state.ts';
import { SearchStore } from './search-store.ts';

/** The search, as its box, its panel and its keys share it; always the same objects. */
export interface Search {
  store: SearchStore;
  session: SearchSession;
  /** Puts words into the box and searches for them; a session begins with the first of them. */
  type(action: Extract<SearchAction, { text: string }>): void;
}

const SearchContext = createContext<Search | null>(null);

export interface SearchProviderProps {
  /** Opens another document; done when it is about to be shown. */
  onOpen: (document: string) => Promise<void>;
  children: ReactNode;
}

/** Holds the search. It stands above the open document, for a search goes from one to the next. */
export function SearchProvider({ onOpen, children }: SearchProviderProps) {
  const around = useRef<Surroundings>(undefined) as { current: Surroundings };
  const surroundings = useSurroundings(onOpen);
  // Before the effects of what is below, which may already search.
  around.current ??= surroundings;
  useLayoutEffect(() => {
    around.current = surroundings;
  });
  const [search] = useState(() => createSearch(around));
  const { panel, isNarrow } = surroundings;
  useEffect(
    () => search.session.panelChanged(panel.open, isNarrow),
    [search, panel.open, isNarrow],
  );
  useRefresh(search.store);
  return <SearchContext value={search}>{children}</SearchContext>;
}

/** The search; a component that uses it is not rendered anew by it. */
export function useSearch(): Search {
  const search = useContext(SearchContext);
  if (!search) throw new Error('useSearch needs a SearchProvider above it');
  return search;
}

/**
 * A piece of the search's state; renders anew when that piece changes.
 *
 * @param select takes the piece out; must give the same object as long as nothing changed
 */
export function useSearchState<Piece>(select: (state: SearchState) => Piece): Piece {
  const { store } = useSearch();
  return useSyncExternalStore(store.subscribe, () => select(store.state()));
}

const noTotals: ReadonlyMap<string, number> = new Map();

/** Hits in the sections of the open document, by the block where a section begins. */
export function useSectionTotals(document: string): ReadonlyMap<string, number> {
  return useSearchState(({ spread }) =>
    spread?.document === document ? spread.sections : noTotals,
  );
}

function createSearch(around: { current: Surroundings }): Search {
  const store = new SearchStore();
  const session = new SearchSession(store, around);
  return {
    store,
    session,
    type(action) {
      const isComposed = action.type === 'composed' || !store.state().isComposing;
      store.dispatch(action);
      if (!isComposed || action.text.trim() === '') return;
      session.begin();
      around.current.panel.show('search');
    },
  };
}

function useSurroundings(open: (document: string) => Promise<void>): Surroundings {
  const panel = usePanel();
  const isNarrow = useMediaQuery(NARROW);
  const announce = useAnnounce();
  const toast = useToast();
  const t = useMessages(searchMessages);
  const client = useQueryClient();
  const library = useCall('document.list', {}).data;
  const remembered = useRef('');
  const isTold = useRef(false);
  return {
    panel,
    isNarrow,
    open,
    tell(move, index, wrapped, document) {
      const place = { index: index + 1 };
      const title = library?.find(({ id }) => id === document)?.title;
      if (wrapped) announce(move === 'next' ? t('wrappedToFirst') : t('wrappedToLast', place));
      else announce(title ? t('positionIn', { ...place, title }) : t('position', place));
    },
    async remember(query) {
      if (query === remembered.current || query.trim() === '') return;
      remembered.current = query;
      try {
        keepAnswer(client, 'search.recent', {}, await call('search.remember', { query }));
      } catch (error) {
        // One message is enough: it would come with every search.
        if (isTold.current) return;
        isTold.current = true;
        const reason = error instanceof Error ? error.message : String(error);
        toast.show({ text: t('notRemembered', { reason }), tone: 'error' });
      }
    },
    report(error) {
      toast.show({ text: error instanceof Error ? error.message : String(error), tone: 'error' });
    },
  };
}

/** Rest of the events before the list is asked for again; imports come in crowds. Milliseconds. */
const EVENTS_REST = 300;

/** Keeps what is listed true: documents come and go, notes change, the connection comes back. */
function useRefresh(store: SearchStore): void {
  const refresh = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      soon() {
        clearTimeout(timer);
        timer = setTimeout(store.refresh, EVENTS_REST);
      },
      stop: () => clearTimeout(timer),
    };
  }, [store]);
  useEffect(() => {
    const stopEvents = subscribe((event) => {
      if (!('topic' in event)) return;
      const isNotes = event.topic === 'annotations' && /note[:：]/iu.test(store.state().query);
      if (event.topic === 'search' || event.topic === 'documents' || isNotes) refresh.soon();
    });
    const stopConnection = subscribeConnection(() => {
      if (isConnected()) refresh.soon();
    });
    return () => {
      stopEvents();
      stopConnection();
      refresh.stop();
    };
  }, [store, refresh]);
}
