import { Index } from 'flexsearch';
import { TextBuilder } from '../text/build-text.ts';
import { decodeUnits } from '../text/original.ts';
import { blockEnd, type SearchableDocument, type TextStore } from '../text/text-store.ts';
import { LivingText } from './living-text.ts';
import { firstOf, type Occurrences, type Part } from './part.ts';
import { Repeats } from './repeats.ts';
import { scan } from './scan.ts';

/** A shorter text is read faster than any index could answer. Unit: UTF-16 units of folded text. */
const WORTH_INDEXING = 65_536;

/** Text indexed at one go at most, some 10 ms of work. Unit: UTF-16 units of folded text. */
const SLICE = 8_000;

/**
 * The documents that came last, until they are put into a pack. FlexSearch holds which of their
 * blocks have which pairs of units: unlike a pack it takes one more document at any time, for some
 * milliseconds, at the price of memory that only a small part of the library is worth.
 */
export class DeltaPart implements Part {
  readonly grams = null;
  readonly #worthIndexing: number;
  readonly #builder: TextBuilder;
  readonly #repeats = new Repeats();
  #text: LivingText;
  #index: Index | null = null;
  /** Blocks that are in the index. */
  #indexed = 0;

  /**
   * @param builder holds the documents to begin with
   * @param worthIndexing length from which on the index is made (UTF-16 units of folded text)
   */
  constructor(builder = new TextBuilder(), worthIndexing = WORTH_INDEXING) {
    this.#builder = builder;
    this.#worthIndexing = worthIndexing;
    this.#text = new LivingText(builder.view(), undefined, this.#repeats);
  }

  get store(): TextStore {
    return this.#text.store;
  }
  get alive(): Uint8Array {
    return this.#text.alive;
  }
  get deadCount(): number {
    return this.#text.deadCount;
  }

  /** Puts a document at the end. */
  add(document: SearchableDocument): void {
    this.#builder.add(document);
    const alive = new Uint8Array(this.alive.length + 1);
    alive.set(this.alive);
    alive[this.alive.length] = 1;
    this.#text = new LivingText(this.#builder.view(), alive, this.#repeats);
    if (this.store.length >= this.#worthIndexing) this.#catchUp();
  }

  /** Takes a document out, by its number in the store. */
  remove(document: number): void {
    this.#text.remove(document);
  }

  find(query: string, limit: number): Occurrences {
    const blocks = this.#indexedCandidates(query);
    if (blocks === null) return this.#text.scanAll(query, limit);
    const { units, blockStarts, length } = this.store;
    const starts: number[] = [];
    const collect = (position: number) => starts.push(position) > 0;
    for (const block of blocks) {
      scan(units, query, blockStarts[block] ?? 0, blockEnd(this.store, block), collect);
    }
    scan(units, query, blockStarts[this.#indexed] ?? 0, length, collect);
    return firstOf(this.#text.sift(query, Uint32Array.from(starts)), limit);
  }

  candidates(query: string): Uint32Array | null {
    const blocks = this.#indexedCandidates(query);
    if (blocks === null) return null;
    const rest = this.store.blockCount - this.#indexed;
    return Uint32Array.from([
      ...blocks,
      ...Array.from({ length: rest }, (_, i) => this.#indexed + i),
    ]);
  }

  /** Of the blocks in the index, those that may hold a string; null where it can't say. */
  #indexedCandidates(query: string): readonly number[] | null {
    const index = this.#index;
    if (index === null || query.length < 2) return null;
    let rarest: readonly number[] | null = null;
    for (const pair of pairsOf(query)) {
      // Unresolved, for a resolved search stops at 100 results, whatever the limit says. The array is
      // the index's own and must not be changed.
      const [slot] = index.search(pair, { resolve: false }).result;
      const blocks = (slot ?? []) as readonly number[];
      if (rarest === null || blocks.length < rarest.length) rarest = blocks;
      if (rarest.length === 0) break;
    }
    return rarest;
  }

  /** Takes blocks into the index, but not too many at once: the others are read meanwhile. */
  #catchUp(): void {
    this.#index ??= createPairIndex();
    const { units, blockStarts, blockCount } = this.store;
    const end = (blockStarts[this.#indexed] ?? 0) + SLICE;
    for (; this.#indexed < blockCount; this.#indexed += 1) {
      const start = blockStarts[this.#indexed] ?? 0;
      if (start >= end) break;
      const text = units.subarray(start, blockEnd(this.store, this.#indexed));
      this.#index.add(this.#indexed, decodeUnits(text));
    }
  }
}

function createPairIndex(): Index {
  return new Index({
    // FlexSearch's own encoders lose Chinese text in many ways; it gets every pair as it stands.
    encode: pairsOf,
    tokenize: 'strict',
    resolution: 1,
    context: false,
    cache: false,
  });
}

/** Every pair of adjacent units, once. */
function pairsOf(text: string): string[] {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return [...pairs];
}
