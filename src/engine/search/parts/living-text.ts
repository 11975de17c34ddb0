import { blockAt, type StoredDocument, type TextStore } from '../text/text-store.ts';
import type { Occurrences } from './part.ts';
import { isSurplus, Repeats } from './repeats.ts';
import { scan } from './scan.ts';

/**
 * A store of which some documents no longer count: those that were removed or replaced since it was
 * made. They are passed over until the part is written anew.
 */
export class LivingText {
  readonly store: TextStore;
  /** For each document whether it counts (1) or not (0). */
  readonly alive: Uint8Array;
  deadCount = 0;
  /** Length of what doesn't count. Unit: UTF-16 units of folded text. */
  deadLength = 0;
  /** Stretches that don't count: starts and ends in turn, ascending. */
  #dead: readonly number[] = [];
  readonly #repeats: Repeats;

  /**
   * @param alive which documents count; all of them if left out
   * @param repeats those of the same store when it was shorter; they are added to
   */
  constructor(store: TextStore, alive?: Uint8Array, repeats = new Repeats()) {
    this.store = store;
    this.alive = alive ?? new Uint8Array(store.documents.length).fill(1);
    this.#repeats = repeats;
    repeats.extend(store);
    this.#collectDead();
  }

  /** Takes a document out, by its number in the store. */
  remove(document: number): void {
    if (this.alive[document] !== 1) return;
    this.alive[document] = 0;
    this.#collectDead();
  }

  /** Whether every match in the text is a hit. */
  isWhole(query: string): boolean {
    return this.deadCount === 0 && !this.mayRepeat(query);
  }

  /** Whether some matches might stand for the same original character. */
  mayRepeat(query: string): boolean {
    return this.#repeats.concern(query);
  }

  /** Finds by reading everything. */
  scanAll(query: string, limit: number): Occurrences {
    const starts: number[] = [];
    let total = 0;
    this.scan(query, (position) => {
      total += 1;
      if (limit === 0 || total <= limit) starts.push(position);
      return true;
    });
    return { total, starts: Uint32Array.from(starts) };
  }

  /** Calls back with every hit, ascending, until it is told to stop by false. */
  scan(query: string, each: (position: number) => boolean): void {
    const isConcerned = this.#repeats.concern(query);
    const visit = (position: number): boolean => {
      if (isConcerned && isSurplus(this.store, query, position)) return true;
      goesOn = each(position);
      return goesOn;
    };
    let goesOn = true;
    let from = 0;
    for (let at = 0; at < this.#dead.length && goesOn; at += 2) {
      scan(this.store.units, query, from, this.#dead[at] ?? 0, visit);
      from = this.#dead[at + 1] ?? 0;
    }
    if (goesOn) scan(this.store.units, query, from, this.store.length, visit);
  }

  /** Number of matches in what doesn't count. */
  countDead(query: string): number {
    let count = 0;
    for (let at = 0; at < this.#dead.length; at += 2) {
      scan(this.store.units, query, this.#dead[at] ?? 0, this.#dead[at + 1] ?? 0, () => {
        count += 1;
        return true;
      });
    }
    return count;
  }

  /** Leaves out the matches that are no hits; `starts` is changed. */
  sift(query: string, starts: Uint32Array): Uint32Array {
    if (this.isWhole(query)) return starts;
    const isConcerned = this.#repeats.concern(query);
    const dead = this.#dead;
    let stretch = 0;
    let kept = 0;
    for (const start of starts) {
      while (stretch < dead.length && start >= (dead[stretch + 1] ?? 0)) stretch += 2;
      if (stretch < dead.length && start >= (dead[stretch] ?? 0)) continue;
      if (isConcerned && isSurplus(this.store, query, start)) continue;
      starts[kept] = start;
      kept += 1;
    }
    return starts.subarray(0, kept);
  }

  #collectDead(): void {
    const stretches: number[] = [];
    this.deadCount = 0;
    this.deadLength = 0;
    this.store.documents.forEach((document, number) => {
      if (this.alive[number] === 1) return;
      const [start, end] = stretchOf(this.store, document);
      this.deadCount += 1;
      this.deadLength += end - start;
      if (stretches.at(-1) === start) stretches[stretches.length - 1] = end;
      else stretches.push(start, end);
    });
    this.#dead = stretches;
  }
}

/** Where a document's text begins and ends in its store. */
export function stretchOf(
  store: TextStore,
  { firstBlock, blockCount }: StoredDocument,
): [start: number, end: number] {
  return [store.blockStarts[firstBlock] ?? 0, store.blockStarts[firstBlock + blockCount] ?? 0];
}

/** The blocks that hold some positions, each once. Both ascending. */
export function blocksOf(store: TextStore, positions: Uint32Array): Uint32Array {
  const blocks = new Uint32Array(positions.length);
  let count = 0;
  let next = 0;
  for (const position of positions) {
    if (position < next) continue;
    const block = blockAt(store, position);
    blocks[count] = block;
    next = store.blockStarts[block + 1] ?? store.length;
    count += 1;
  }
  return blocks.subarray(0, count);
}
