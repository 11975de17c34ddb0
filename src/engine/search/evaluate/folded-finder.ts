import type { CorpusPart } from '../corpus.ts';
import { standsAt } from '../parts/scan.ts';
import { createNumberList } from '../text/growing.ts';
import { blockEnd } from '../text/text-store.ts';
import { type BlockList, seek } from './block-list.ts';
import { blocksOfPositions, distinct, toHits } from './folded-ranges.ts';
import type { HitColumns } from './hit-list.ts';
import { listOccurrences } from './list-occurrences.ts';
import type { TermFinder } from './term-finder.ts';

/** What one step costs, in units of text read block by block. */
const COST = {
  /** A position of an indexed pair. */
  pair: 8,
  /** A position of a single unit, whose lists have to be sorted. */
  unit: 64,
  /** A unit of text read in one go. */
  scan: 1 / 8,
  /** A match met in doing so. */
  match: 32,
  /** Turning to a block. */
  block: 8,
};

/** Finds a text in folded text: through the part, or in the few blocks that are left. */
export class FoldedFinder implements TermFinder {
  readonly #part: CorpusPart;
  readonly #text: string;
  readonly #term: number;
  #estimate: number | null = null;
  /** Where the text stands in the blocks asked for last, and in which of them; null: not known yet. */
  #places: { positions: Uint32Array; blocks: Uint32Array } | null = null;

  /**
   * @param text folded; the empty text stands nowhere
   * @param term number of the term, for the hits
   */
  constructor(part: CorpusPart, text: string, term: number) {
    this.#part = part;
    this.#text = text;
    this.#term = term;
  }

  get estimate(): number {
    this.#estimate ??= this.#guess();
    return this.#estimate;
  }

  narrow(within: BlockList | null): BlockList {
    return distinct(this.#find(within).blocks);
  }

  hits(within: BlockList | null): HitColumns {
    const { positions, blocks } = this.#find(within);
    return toHits(this.#part, positions, blocks, this.#text.length, this.#term);
  }

  #guess(): number {
    const { part } = this.#part;
    const { length } = this.#text;
    if (length === 0) return 0;
    // Without an index counting is searching. Most characters are rarer than one in sixteen.
    if (part.grams === null) return part.store.length / 16 ** length;
    if (length <= 2) return part.find(this.#text, 1).total;
    // Longer texts are found whole in any case.
    return this.#findAll().positions.length;
  }

  #find(within: BlockList | null): { positions: Uint32Array; blocks: Uint32Array } {
    if (this.#places === null && within !== null && this.#isQuickerIn(within)) {
      this.#places = this.#scanBlocks(within);
    } else {
      const places = this.#places ?? this.#findAll();
      this.#places = within === null ? places : keepPlaces(places, within);
    }
    return this.#places;
  }

  #findAll() {
    const { part } = this.#part;
    const positions = this.#text === '' ? new Uint32Array(0) : listOccurrences(part, this.#text);
    this.#places = { positions, blocks: blocksOfPositions(part.store, positions) };
    return this.#places;
  }

  /** Whether reading some blocks is less work than finding the text in the whole part. */
  #isQuickerIn(within: BlockList): boolean {
    const { grams, store } = this.#part.part;
    const { estimate } = this;
    // Estimating may have found it already.
    if (this.#places !== null) return false;
    const reading = within.length * (COST.block + store.length / Math.max(1, store.blockCount));
    const scanning = store.length * COST.scan + estimate * COST.match;
    if (grams === null) return reading < scanning;
    return (
      reading < Math.min(scanning, estimate * (this.#text.length === 1 ? COST.unit : COST.pair))
    );
  }

  #scanBlocks(within: BlockList) {
    const { store } = this.#part.part;
    const { units } = store;
    const text = this.#text;
    const first = text.charCodeAt(0);
    const positions = createNumberList(64);
    const blocks = createNumberList(64);
    for (const block of text === '' ? [] : within) {
      const last = blockEnd(store, block) - text.length;
      for (let at = store.blockStarts[block] ?? 0; at <= last; at += 1) {
        if (units[at] !== first || !standsAt(units, text, at)) continue;
        positions.push(at);
        blocks.push(block);
      }
    }
    return { positions: positions.view(), blocks: blocks.view() };
  }
}

/** The places that lie in some blocks. */
function keepPlaces(
  { positions, blocks }: { positions: Uint32Array; blocks: Uint32Array },
  within: BlockList,
) {
  const kept = {
    positions: new Uint32Array(blocks.length),
    blocks: new Uint32Array(blocks.length),
  };
  let count = 0;
  let place = 0;
  for (let at = 0; at < within.length && place < blocks.length; ) {
    const block = within[at] ?? 0;
    place = seek(blocks, block, place);
    for (; blocks[place] === block; place += 1) {
      kept.positions[count] = positions[place] ?? 0;
      kept.blocks[count] = block;
      count += 1;
    }
    at = seek(within, blocks[place] ?? block + 1, at + 1);
  }
  return { positions: kept.positions.subarray(0, count), blocks: kept.blocks.subarray(0, count) };
}
