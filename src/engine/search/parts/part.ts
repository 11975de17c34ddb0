import type { GramIndex } from '../grams/gram-index.ts';
import type { TextStore } from '../text/text-store.ts';

/** Where a string stands in a part. */
export interface Occurrences {
  /** All there are. */
  total: number;
  /** The first of them, ascending; as many as were asked for. Positions in the part's store. */
  starts: Uint32Array;
}

/** A body of text that is searched as one: a pack of documents, or those that came last. */
export interface Part {
  readonly store: TextStore;
  /** Whether each document of the store still counts (1) or has been removed or replaced (0). */
  readonly alive: Uint8Array;
  /** How many don't. */
  readonly deadCount: number;
  /** The pairs of units, where they are indexed: only packs, and only once their index is loaded. */
  readonly grams: GramIndex | null;
  /**
   * Finds a string in the folded text of the documents alive: every position where it stands,
   * overlapping ones included; of those that stand for the same original character only the first.
   *
   * @param query folded, not empty, without block breaks
   * @param limit starts to return at most; 0 returns all. The total is never capped.
   */
  find(query: string, limit: number): Occurrences;
  /**
   * Numbers of blocks of which every one that holds the string is among them, ascending; null where
   * nothing better is known than all of them. Quick, not exact.
   */
  candidates(query: string): Uint32Array | null;
}

/** The first of some starts, which are all there are. */
export function firstOf(starts: Uint32Array, limit: number): Occurrences {
  return { total: starts.length, starts: limit === 0 ? starts : starts.subarray(0, limit) };
}
