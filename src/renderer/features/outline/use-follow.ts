import { type RefObject, useEffect } from 'react';

/**
 * Keeps the current entry in view while someone reads. Only the outline's own box scrolls:
 * `scrollIntoView` would move the page as well.
 */
export function useFollow(tree: RefObject<HTMLElement | null>, current: string | undefined): void {
  useEffect(() => {
    if (current === undefined) return undefined;
    // With the next frame's own layout, not in one forced before it.
    const frame = requestAnimationFrame(() => bringIntoView(tree.current, current));
    return () => cancelAnimationFrame(frame);
  }, [tree, current]);
}

function bringIntoView(tree: HTMLElement | null, current: string): void {
  const item = findItem(tree, current);
  const box = tree && scrollBoxOf(tree);
  if (!item || !box) return;
  const { top, bottom } = item.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top) box.scrollTop -= frame.top - top + 16;
  else if (bottom > frame.bottom) box.scrollTop += bottom - frame.bottom + 16;
}

/** The element of an entry; undefined while it is hidden. */
export function findItem(tree: HTMLElement | null, block: string): HTMLElement | undefined {
  const items = tree?.querySelectorAll<HTMLElement>('[data-entry]') ?? [];
  return [...items].find((item) => item.dataset.entry === block);
}

function scrollBoxOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (/auto|scroll/u.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
