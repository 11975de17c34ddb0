import type { SearchHit } from '../../../shared/search/contract.ts';

/** Hits to a page of the list. Pages are fetched, laid out and forgotten as a whole. */
export const PAGE_OF_HITS = 50;

/** Pages kept at most; those that were fetched first go first. */
const MAX_PAGES = 100;

/** A stretch of the list of hits. Unit: hits from the first one; half open. */
export interface HitRange {
  from: number;
  to: number;
}

/**
 * The hits of one search that were fetched so far, by their index. The rest is known by number
 * only, however many there are.
 */
export class HitCache {
  readonly total: number;
  readonly #pages = new Map<number, Map<number, SearchHit>>();

  constructor(total: number) {
    this.total = total;
  }

  at(index: number): SearchHit | undefined {
    return this.#pages.get(Math.floor(index / PAGE_OF_HITS))?.get(index);
  }

  /** Takes in hits that follow each other in the list. */
  add(offset: number, hits: readonly SearchHit[]): void {
    hits.forEach((hit, place) => {
      const index = offset + place;
      const page = Math.floor(index / PAGE_OF_HITS);
      const known = this.#pages.get(page) ?? new Map<number, SearchHit>();
      this.#pages.delete(page);
      this.#pages.set(page, known.set(index, hit));
    });
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) break;
      this.#pages.delete(page);
    }
  }

  /**
   * What has to be fetched to show a stretch; null when all of it is there. It begins one hit
   * early: whether a heading stands above a hit depends on the one before.
   */
  missing({ from, to }: HitRange): HitRange | null {
    const end = Math.min(to, this.total);
    let start = Math.max(0, from - 1);
    while (start < end && this.at(start)) start += 1;
    if (start >= end) return null;
    let last = end;
    while (last > start && this.at(last - 1)) last -= 1;
    return { from: start, to: last };
  }
}

/** The page that holds a hit, as a stretch of hits. */
export function pageOf(index: number, total: number): HitRange {
  const from = Math.floor(index / PAGE_OF_HITS) * PAGE_OF_HITS;
  return { from, to: Math.min(from + PAGE_OF_HITS, total) };
}
