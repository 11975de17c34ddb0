import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { PAGE_OF_HITS } from './hit-cache.ts';
import { scrollBoxOf } from './scroll-box.ts';
import { type Frame, follow, type PageHeights, placeAt, type TallPlace } from './tall-list.ts';

/** Laid out beyond what is in view, above and below. Unit: CSS pixels. */
const MARGIN = 600;

/** What of a list is laid out. */
export interface TallWindow {
  /** First and last page. */
  first: number;
  last: number;
  /** Where the first page begins in the list's element. Unit: CSS pixels. */
  top: number;
}

export interface TallList {
  window: TallWindow;
  /** Brings the place of a hit into view. */
  scrollTo(index: number): void;
  /** Takes note of a scroll that was no one's drag of the scrollbar, however far it went. */
  settle(): void;
  /** Has the height of a page's element watched; it carries the page's number in `data-page`. */
  watch(element: HTMLElement | null): (() => void) | undefined;
}

const TOP: TallWindow = { first: 0, last: 0, top: 0 };

/** Lays out of a long list what is near its scrolling box's view. */
export function useTallList(list: RefObject<HTMLElement | null>, heights: PageHeights): TallList {
  const [shown, setShown] = useState(TOP);
  const place = useRef<TallPlace>({ scroll: 0, shift: 0 });
  const known = useRef(heights);

  const update = useCallback(() => {
    const box = scrollBoxOf(list.current);
    if (!box || !list.current) return;
    const all = known.current;
    const frame: Frame = { height: all.total, view: box.clientHeight };
    const scroll = scrollInto(list.current, box);
    const next = follow(scroll, place.current, frame);
    place.current = next;
    if (next.scroll !== scroll) box.scrollTop += next.scroll - scroll;
    const top = next.scroll + next.shift;
    const first = all.pageAt(top - MARGIN);
    const last = all.pageAt(top + frame.view + MARGIN);
    const window = { first, last, top: all.top(first) - next.shift };
    setShown((old) => (isSame(old, window) ? old : window));
  }, [list]);

  useLayoutEffect(() => {
    known.current = heights;
    place.current = { scroll: 0, shift: 0 };
    // A new list begins at its top. To measure that here would have the page laid out twice.
    setShown((old) => (isSame(old, TOP) ? old : TOP));
  }, [heights]);

  useLayoutEffect(() => {
    const box = scrollBoxOf(list.current);
    // Within the frame that scrolls: what comes into view must not be blank.
    const onScroll = () => flushSync(update);
    box?.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(update);
    if (box) observer.observe(box);
    return () => {
      box?.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [list, update]);

  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const observer = new ResizeObserver(() => {
        const page = Number(element.dataset.page);
        const all = known.current;
        const change = all.measure(page, element.offsetHeight);
        if (change === 0) return;
        const box = scrollBoxOf(list.current);
        const { scroll, shift } = place.current;
        const isAbove = all.top(page) + element.offsetHeight - change <= scroll + shift;
        // What is read stays where it is, whatever grows above it.
        if (isAbove && shift > 0) place.current = { scroll, shift: shift + change };
        else if (isAbove && box) box.scrollTop += change;
        update();
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [list, update],
  );

  const scrollTo = useCallback(
    (index: number) => {
      const box = scrollBoxOf(list.current);
      if (!box || !list.current) return;
      const all = known.current;
      const page = Math.floor(index / PAGE_OF_HITS);
      const share = (index - page * PAGE_OF_HITS) / PAGE_OF_HITS;
      const frame: Frame = { height: all.total, view: box.clientHeight };
      const wanted = all.top(page) + share * all.height(page) - frame.view / 3;
      const top = Math.max(0, Math.min(frame.height - frame.view, wanted));
      const scroll = scrollInto(list.current, box);
      const next = placeAt(top, frame);
      box.scrollTop += next.scroll - scroll;
      place.current = next;
      update();
    },
    [list, update],
  );
  const settle = useCallback(() => {
    const box = scrollBoxOf(list.current);
    if (!box || !list.current) return;
    const scroll = scrollInto(list.current, box);
    place.current = { ...place.current, scroll };
    update();
  }, [list, update]);
  return { window: shown, scrollTo, settle, watch };
}

/** How far a box is scrolled into a list that stands in it. */
function scrollInto(list: HTMLElement, box: HTMLElement): number {
  return box.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

function isSame(one: TallWindow, other: TallWindow): boolean {
  return one.first === other.first && one.last === other.last && one.top === other.top;
}
