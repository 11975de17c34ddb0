import {
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { DocumentMetadata } from '../../../shared/document/model.ts';
import { useMessages } from '../../platform/language.tsx';
import { useCall } from '../../platform/use-call.ts';
import { LongResults, type LongResultsHandle } from './long-results.tsx';
import { searchMessages } from './messages.ts';
import { scrollBoxOf } from './scroll-box.ts';
import styles from './search-panel.module.css';
import { useSearch, useSearchState } from './search-provider.tsx';
import { type ItemsProps, SearchResultItem } from './search-result-item.tsx';
import { isFresh } from './search-state.ts';
import { SHORT_LIST } from './search-store.ts';

/** The list. One item is in the tab order; arrow keys go from item to item. */
export function ResultList() {
  const t = useMessages(searchMessages);
  const { session } = useSearch();
  const results = useSearchState((state) => state.results);
  const isLoading = useSearchState((state) => state.isLoading);
  // While older hits still show, none of them is the current one of the new query.
  const current = useSearchState((state) => (isFresh(state) ? state.current : null));
  const [focused, setFocused] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const long = useRef<LongResultsHandle>(null);
  const library = useLibrary();
  const total = results?.total ?? 0;
  const tabStop = Math.min(focused ?? current ?? 0, Math.max(0, total - 1));
  const { bring, attempt } = useBring(list, long);

  // The list of the last document had the focus: this one takes it.
  const withFocus = useRef(false);
  useLayoutEffect(() => {
    withFocus.current = session.takeFocus('list') !== null;
  }, [session]);
  useEffect(() => {
    if (current === null) return;
    setFocused(null);
    bring(current, withFocus.current);
    withFocus.current = false;
  }, [current, bring]);
  useTopOfNewList(list, results?.key);

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: tabStop + 1,
      ArrowUp: tabStop - 1,
      Home: 0,
      End: total - 1,
    };
    const target = steps[event.key];
    if (target === undefined || target < 0 || target >= total) return;
    event.preventDefault();
    bring(target, true);
  }

  if (!results) return null;
  const props: ItemsProps = {
    results,
    library,
    current,
    tabStop,
    onGo: session.go,
    onFocus: setFocused,
  };
  const isLong = total > SHORT_LIST;
  return (
    <ol
      ref={list}
      // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari
      role="list"
      className={isLong ? styles.long : styles.list}
      aria-label={t('results')}
      aria-busy={isLoading}
      data-search-list
      onKeyDown={onKeyDown}
    >
      {isLong ? (
        <LongResults ref={long} onShown={attempt} {...props} />
      ) : (
        <ShortResults {...props} />
      )}
    </ol>
  );
}

/** All there are, those that are still on their way too. */
const ShortResults = memo(function ShortResults(props: ItemsProps) {
  const { results, library, current, tabStop, onGo, onFocus } = props;
  const { hits, total } = results;
  return Array.from({ length: total }, (_, index) => (
    <SearchResultItem
      // biome-ignore lint/suspicious/noArrayIndexKey: a hit's index is what it is called by
      key={index}
      index={index}
      hit={hits.at(index)}
      previous={hits.at(index - 1)}
      library={library}
      isCurrent={index === current}
      isTabStop={index === tabStop}
      onGo={onGo}
      onFocus={onFocus}
    />
  ));
});

function useLibrary(): ReadonlyMap<string, DocumentMetadata> {
  const library = useCall('document.list', {}).data;
  return useMemo(() => new Map(library?.map((document) => [document.id, document])), [library]);
}

/** What brings an item into view, and the focus to it, as soon as it is there. */
function useBring(
  list: React.RefObject<HTMLOListElement | null>,
  long: React.RefObject<LongResultsHandle | null>,
): { bring: (index: number, withFocus: boolean) => void; attempt: () => void } {
  const wanted = useRef<{ index: number; withFocus: boolean }>(undefined);
  const attempt = useCallback(() => {
    const item = wanted.current;
    if (!item) return false;
    const found = list.current?.querySelector<HTMLElement>(`[data-hit="${item.index}"]`);
    if (!found) return false;
    wanted.current = undefined;
    if (item.withFocus) found.focus({ preventScroll: true });
    // With the headings above it.
    found.closest('li')?.scrollIntoView({ block: 'nearest' });
    long.current?.settle();
    return true;
  }, [list, long]);
  // An item that has to be fetched first comes with a later render.
  useLayoutEffect(() => {
    attempt();
  });
  const bring = useCallback(
    (index: number, withFocus: boolean) => {
      wanted.current = { index, withFocus };
      if (attempt()) return;
      long.current?.scrollTo(index);
    },
    [attempt, long],
  );
  return { bring, attempt };
}

/** Another list is read from its top; the same list, brought up to date, from where one is. */
function useTopOfNewList(
  list: React.RefObject<HTMLOListElement | null>,
  key: string | undefined,
): void {
  const last = useRef(key);
  // Known beforehand: to ask, or to set it for nothing, would have the new list laid out twice.
  const isScrolled = useRef(false);
  useEffect(() => {
    const panel = scrollBoxOf(list.current);
    const onScroll = () => {
      isScrolled.current = panel?.scrollTop !== 0;
    };
    panel?.addEventListener('scroll', onScroll, { passive: true });
    return () => panel?.removeEventListener('scroll', onScroll);
  }, [list]);
  useLayoutEffect(() => {
    if (last.current === key) return;
    last.current = key;
    const panel = scrollBoxOf(list.current);
    if (panel && isScrolled.current) panel.scrollTop = 0;
  }, [key, list]);
}
