import {
  memo,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { PAGE_OF_HITS, pageOf } from './hit-cache.ts';
import styles from './search-panel.module.css';
import { useSearch } from './search-provider.tsx';
import { type ItemsProps, SearchResultItem } from './search-result-item.tsx';
import { PageHeights, TALLEST } from './tall-list.ts';
import { useTallList } from './use-tall-list.ts';

/** Height of an item before it is known. Unit: CSS pixels. */
const GUESSED_HEIGHT = 96;
/** Rest of the scrolling before what came into view is fetched. Milliseconds. */
const SCROLLING_RESTS = 60;

export interface LongResultsHandle {
  /** Brings the place of a hit into view. */
  scrollTo(index: number): void;
  /** Takes note of a scroll to an item. */
  settle(): void;
}

interface LongResultsProps extends ItemsProps {
  ref: Ref<LongResultsHandle>;
  /** Called whenever other items may be there. */
  onShown: () => void;
}

/** The part of a long list that is in view, page by page, at the height where it belongs. */
export const LongResults = memo(function LongResults(all: LongResultsProps) {
  const { ref, onShown, ...props } = all;
  const { hits, total } = props.results;
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other heights
  const heights = useMemo(() => new PageHeights(total, GUESSED_HEIGHT), [total, hits]);
  const { window, scrollTo, settle, watch } = useTallList(root, heights);
  useImperativeHandle(ref, () => ({ scrollTo, settle }), [scrollTo, settle]);
  useLayoutEffect(() => {
    onShown();
  });
  const last = Math.min(window.last, heights.pages - 1);
  const first = Math.min(window.first, last);
  // Tab finds an item though the one that it last stopped at is out of view.
  const isInView =
    props.tabStop >= first * PAGE_OF_HITS && props.tabStop < (last + 1) * PAGE_OF_HITS;
  const tabStop = isInView ? props.tabStop : first * PAGE_OF_HITS;
  const pages = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return (
    <div ref={root} role="none" style={{ blockSize: Math.min(heights.total, TALLEST) }}>
      <div role="none" style={{ transform: `translateY(${window.top}px)` }}>
        {pages.map((page) => (
          <Page key={page} {...props} tabStop={tabStop} page={page} watch={watch} />
        ))}
      </div>
    </div>
  );
});

interface PageProps extends ItemsProps {
  page: number;
  watch: (element: HTMLElement | null) => (() => void) | undefined;
}

function Page({ page, watch, ...props }: PageProps) {
  const { results, library, current, tabStop, onGo, onFocus } = props;
  const { hits, total } = results;
  const { store } = useSearch();
  const { from, to } = pageOf(page * PAGE_OF_HITS, total);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is fetched anew
  useEffect(() => {
    const timer = setTimeout(() => void store.fetchHits({ from, to }), SCROLLING_RESTS);
    return () => clearTimeout(timer);
  }, [store, from, to, hits]);
  const indexes = Array.from({ length: to - from }, (_, place) => from + place);
  return (
    <div ref={watch} role="none" data-page={page} className={styles.page}>
      {indexes.map((index) => (
        <SearchResultItem
          key={index}
          index={index}
          total={total}
          hit={hits.at(index)}
          previous={hits.at(index - 1)}
          library={library}
          isCurrent={index === current}
          isTabStop={index === tabStop}
          onGo={onGo}
          onFocus={onFocus}
        />
      ))}
    </div>
  );
}
