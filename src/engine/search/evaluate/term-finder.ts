import type { BlockList } from './block-list.ts';
import type { HitColumns } from './hit-list.ts';

/** Finds one term of a query in one part, in fewer and fewer blocks as more is known of the others. */
export interface TermFinder {
  /** Roughly how many hits there are; the term with the fewest is asked first. */
  readonly estimate: number;
  /**
   * The blocks that hold the term.
   *
   * @param within only these, all of them alive and among those of the call before; null: all
   */
  narrow(within: BlockList | null): BlockList;
  /** The hits, with the same meaning of `within`. */
  hits(within: BlockList | null): HitColumns;
}
