import { scrollToPlace } from './reading-line.ts';

export interface JumpTarget {
  block: string;
  /** Code points; without them the whole block is meant. */
  start?: number;
  end?: number;
}

export type Alignment = 'start' | 'center';

/** A place that the page was scrolled to and that it keeps until someone scrolls away. */
export interface Hold {
  target: JumpTarget;
  align: Alignment;
  top: number | undefined;
  /** Scrolls to the place, again if need be; false when the article has no such block. */
  apply(article: HTMLElement): boolean;
  /** Whether the text may still be moving by itself, with nobody having meant to scroll. */
  isSettling(): boolean;
  stopSettling(): void;
  /**
   * Whether the page stands where it was last scrolled to, give or take what the text's own change
   * of height can have moved it while it settles.
   */
  isKept(article: HTMLElement): boolean;
}

/** Time after a jump in which blocks take their true height and move the text. Milliseconds. */
const SETTLING = 1_000;

/**
 * Holds a place: blocks above it that come into view for the first time, and fonts that arrive
 * late, would move it otherwise.
 *
 * @param top where it stands instead of where `align` says, in CSS pixels from the window's top
 */
export function createHold(target: JumpTarget, align: Alignment, top?: number): Hold {
  let settlesAt = performance.now() + SETTLING;
  let scrollY = window.scrollY;
  let height = 0;
  const isSettling = () => performance.now() < settlesAt;
  return {
    target,
    align,
    top,
    apply(article) {
      const isThere = scrollToPlace(article, target, align, top);
      scrollY = window.scrollY;
      height = article.offsetHeight;
      return isThere;
    },
    isSettling,
    stopSettling() {
      settlesAt = 0;
    },
    isKept(article) {
      const grown = isSettling() ? Math.abs(article.offsetHeight - height) : 0;
      return Math.abs(window.scrollY - scrollY) < grown + 2;
    },
  };
}
