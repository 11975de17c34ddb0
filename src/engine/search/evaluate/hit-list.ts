import type { TextRange } from '../../../shared/document/model.ts';
import type { CorpusPart } from '../corpus.ts';
import { toOriginalRange } from '../text/original.ts';
import { blockAt } from '../text/text-store.ts';
import { type BlockList, seek } from './block-list.ts';

/** Hits in one part, in the order of their starts, then ends. */
export interface HitList {
  readonly part: CorpusPart;
  readonly count: number;
  /** Number of the block that a hit lies in. */
  blockOf(hit: number): number;
  /** Where it lies there. Unit: code points of the original text. */
  rangeOf(hit: number): TextRange;
  /** Number of the term that found it, among those of the query. */
  termOf(hit: number): number;
  /** The first hit in a block or after it; `count` where there is none. */
  firstFrom(block: number): number;
}

/** Hits by their places in the original text. */
export class HitColumns implements HitList {
  readonly part: CorpusPart;
  readonly count: number;
  readonly blocks: Uint32Array;
  /** Unit: code points. */
  readonly starts: Uint32Array;
  /** Unit: code points. */
  readonly ends: Uint32Array;
  readonly terms: Uint32Array;

  constructor(part: CorpusPart, { blocks, starts, ends, terms }: Columns, count = blocks.length) {
    this.part = part;
    this.count = count;
    this.blocks = blocks.subarray(0, count);
    this.starts = starts.subarray(0, count);
    this.ends = ends.subarray(0, count);
    this.terms = terms.subarray(0, count);
  }

  blockOf(hit: number): number {
    return this.blocks[hit] ?? 0;
  }

  rangeOf(hit: number): TextRange {
    return { start: this.starts[hit] ?? 0, end: this.ends[hit] ?? 0 };
  }

  termOf(hit: number): number {
    return this.terms[hit] ?? 0;
  }

  firstFrom(block: number): number {
    return seek(this.blocks, block);
  }
}

export interface Columns {
  blocks: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  terms: Uint32Array;
}

export function createColumns(length: number): Columns {
  return {
    blocks: new Uint32Array(length),
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
    terms: new Uint32Array(length),
  };
}

/** All occurrences of one string in the folded text, as they were found. */
export class FoldedOccurrences implements HitList {
  readonly part: CorpusPart;
  readonly count: number;
  readonly #starts: Uint32Array;
  /** Units. */
  readonly #length: number;

  constructor(part: CorpusPart, starts: Uint32Array, length: number) {
    this.part = part;
    this.count = starts.length;
    this.#starts = starts;
    this.#length = length;
  }

  blockOf(hit: number): number {
    return blockAt(this.part.part.store, this.#starts[hit] ?? 0);
  }

  rangeOf(hit: number): TextRange {
    const start = this.#starts[hit] ?? 0;
    return toOriginalRange(this.part.part.store, this.blockOf(hit), start, start + this.#length);
  }

  termOf(): number {
    return 0;
  }

  firstFrom(block: number): number {
    const { store } = this.part.part;
    return seek(this.#starts, store.blockStarts[block] ?? store.length);
  }
}

/** The hits that lie in some blocks. */
export function keepWithin(hits: HitColumns, within: BlockList): HitColumns {
  let at = 0;
  return keepWhere(hits, (hit) => {
    const block = hits.blockOf(hit);
    at = seek(within, block, at);
    return within[at] === block;
  });
}

/** The hits for which `isWanted` says so; it is asked in order. */
export function keepWhere(hits: HitColumns, isWanted: (hit: number) => boolean): HitColumns {
  const kept = createColumns(hits.count);
  let count = 0;
  for (let hit = 0; hit < hits.count; hit += 1) {
    if (!isWanted(hit)) continue;
    copyHit(hits, hit, kept, count);
    count += 1;
  }
  return new HitColumns(hits.part, kept, count);
}

/** All hits of several lists of a part, in order; of those with one range only the first list's. */
export function mergeHits(part: CorpusPart, lists: readonly HitColumns[]): HitColumns {
  const [first] = lists;
  if (!first) return new HitColumns(part, createColumns(0));
  if (lists.length === 1) return first;
  const middle = lists.length >> 1;
  const left = mergeHits(part, lists.slice(0, middle));
  return mergeTwo(left, mergeHits(part, lists.slice(middle)));
}

function mergeTwo(left: HitColumns, right: HitColumns): HitColumns {
  if (left.count === 0) return right;
  if (right.count === 0) return left;
  const merged = createColumns(left.count + right.count);
  let count = 0;
  let i = 0;
  let k = 0;
  while (i < left.count || k < right.count) {
    const order = compareHits(left, i, right, k);
    if (order <= 0) copyHit(left, i, merged, count);
    else copyHit(right, k, merged, count);
    count += 1;
    if (order <= 0) i += 1;
    if (order >= 0) k += 1;
  }
  return new HitColumns(left.part, merged, count);
}

/** Negative where the left hit comes first; a list that is exhausted comes last. */
function compareHits(left: HitColumns, i: number, right: HitColumns, k: number): number {
  if (i >= left.count) return 1;
  if (k >= right.count) return -1;
  return (
    (left.blocks[i] ?? 0) - (right.blocks[k] ?? 0) ||
    (left.starts[i] ?? 0) - (right.starts[k] ?? 0) ||
    (left.ends[i] ?? 0) - (right.ends[k] ?? 0)
  );
}

function copyHit(source: HitColumns, hit: number, target: Columns, at: number): void {
  target.blocks[at] = source.blocks[hit] ?? 0;
  target.starts[at] = source.starts[hit] ?? 0;
  target.ends[at] = source.ends[hit] ?? 0;
  target.terms[at] = source.terms[hit] ?? 0;
}

/**
 * The hits that don't lie inside one of others.
 *
 * @param others those of a later start don't end earlier, as with the occurrences of one string
 */
export function leaveOutInside(hits: HitColumns, others: HitColumns): HitColumns {
  if (others.count === 0) return hits;
  /** The last of the others that doesn't begin after the hit reaches furthest. */
  let at = -1;
  return keepWhere(hits, (hit) => {
    const block = hits.blocks[hit] ?? 0;
    const start = hits.starts[hit] ?? 0;
    for (; at + 1 < others.count; at += 1) {
      const nextBlock = others.blocks[at + 1] ?? 0;
      if (nextBlock > block || (nextBlock === block && (others.starts[at + 1] ?? 0) > start)) break;
    }
    return others.blocks[at] !== block || (others.ends[at] ?? 0) < (hits.ends[hit] ?? 0);
  });
}
