import { PAGE_OF_HITS } from './hit-cache.ts';

/**
 * Tallest list that is laid out as it is. Chromium's coordinates end at 33,554,428 pixels, Firefox's
 * at 17,895,697; below both, nothing is lost. Unit: CSS pixels.
 */
export const TALLEST = 15_000_000;

/** So near to an end, in windowfuls, a list that is too tall is laid out from that end. */
const NEAR_END = 50;
/**
 * A scroll over more than this is a drag of the scrollbar, of which every pixel is worth more. The
 * browser itself brings what takes the focus into view from not as far. Unit: CSS pixels.
 */
const DRAG = 7_000;

/** How high the pages of a list are: measured where they were shown, guessed elsewhere. */
export class PageHeights {
  readonly pages: number;
  readonly #total: number;
  readonly #guess: number;
  readonly #measured = new Map<number, number>();

  /** @param guess height of a hit in CSS pixels */
  constructor(total: number, guess: number) {
    this.pages = Math.ceil(total / PAGE_OF_HITS);
    this.#total = total;
    this.#guess = guess;
  }

  /** Notes how high a page is. Returns by how much that differs from what was known. */
  measure(page: number, height: number): number {
    const change = height - this.height(page);
    this.#measured.set(page, height);
    return change;
  }

  height(page: number): number {
    return this.#measured.get(page) ?? this.#guessed(page);
  }

  /** Where a page begins; that of `pages` is the height of the list. */
  top(page: number): number {
    let top = Math.min(page * PAGE_OF_HITS, this.#total) * this.#guess;
    for (const [other, height] of this.#measured) {
      if (other < page) top += height - this.#guessed(other);
    }
    return top;
  }

  get total(): number {
    return this.top(this.pages);
  }

  /** The page at a height, or the nearest one. */
  pageAt(offset: number): number {
    let low = 0;
    let high = this.pages - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #guessed(page: number): number {
    return Math.min(PAGE_OF_HITS, this.#total - page * PAGE_OF_HITS) * this.#guess;
  }
}

/** A list in its scrolling box. Unit: CSS pixels. */
export interface Frame {
  /** Height of the list, were it laid out as it is. */
  height: number;
  /** Height of the box. */
  view: number;
}

/** A place in a list: how far the box is scrolled into it, and how much of it is left out above. */
export interface TallPlace {
  scroll: number;
  shift: number;
}

/**
 * The place at which a list that may be too tall shows what lies at `top`. Such a list is laid out
 * in part; the scrollbar stands where it would stand beside the whole.
 */
export function placeAt(top: number, { height, view }: Frame): TallPlace {
  if (height <= TALLEST) return { scroll: top, shift: 0 };
  const end = height - TALLEST;
  if (top < NEAR_END * view) return { scroll: top, shift: 0 };
  if (height - top < NEAR_END * view) return { scroll: top - end, shift: end };
  const shift = Math.round((top / (height - view)) * end);
  return { scroll: top - shift, shift };
}

/**
 * The place after the box was scrolled: by the wheel or a key to what is next to it, by the
 * scrollbar to what lies at that share of the whole. Its `scroll` may differ from the box's, which
 * then has to be set.
 */
export function follow(scroll: number, last: TallPlace, frame: Frame): TallPlace {
  const { height, view } = frame;
  if (height <= TALLEST) return { scroll, shift: 0 };
  if (Math.abs(scroll - last.scroll) > DRAG) {
    const share = Math.max(0, Math.min(1, scroll / (TALLEST - view)));
    const shift = Math.round(share * (height - TALLEST));
    return { scroll, shift };
  }
  const isAtTop = scroll < view && last.shift > 0;
  const isAtEnd = scroll > TALLEST - 2 * view && last.shift !== height - TALLEST;
  return isAtTop || isAtEnd ? placeAt(scroll + last.shift, frame) : { scroll, shift: last.shift };
}
