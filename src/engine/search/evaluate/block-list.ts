import type { Part } from '../parts/part.ts';

/** Numbers of blocks of one part, ascending, each once. */
export type BlockList = Uint32Array;

export const NO_BLOCKS: BlockList = new Uint32Array(0);

/**
 * Index of the first number of an ascending list that is at least `value`. Gallops from `from`, so
 * walking through a list costs what is passed, and long leaps cost little.
 *
 * @param from an index with no such number before it
 */
export function seek(
  list: Uint16Array | Uint32Array,
  value: number,
  from = 0,
  end = list.length,
): number {
  let low = from;
  let step = 1;
  while (low + step <= end && (list[low + step - 1] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step - 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The blocks of both lists. */
export function intersect(left: BlockList, right: BlockList): BlockList {
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const both = new Uint32Array(few.length);
  let count = 0;
  let at = 0;
  for (const block of few) {
    at = seek(many, block, at);
    if (many[at] === block) both[count++] = block;
  }
  return both.subarray(0, count);
}

/** The blocks of a list that aren't in another. */
export function subtract(blocks: BlockList, others: BlockList): BlockList {
  const rest = new Uint32Array(blocks.length);
  let count = 0;
  let at = 0;
  for (const block of blocks) {
    at = seek(others, block, at);
    if (others[at] !== block) rest[count++] = block;
  }
  return rest.subarray(0, count);
}

/** The blocks that are in any of the lists. */
export function unite(lists: readonly BlockList[]): BlockList {
  if (lists.length <= 1) return lists[0] ?? NO_BLOCKS;
  const middle = lists.length >> 1;
  return uniteTwo(unite(lists.slice(0, middle)), unite(lists.slice(middle)));
}

function uniteTwo(left: BlockList, right: BlockList): BlockList {
  const all = new Uint32Array(left.length + right.length);
  let count = 0;
  let i = 0;
  let k = 0;
  while (i < left.length || k < right.length) {
    const one = left[i] ?? Number.POSITIVE_INFINITY;
    const other = right[k] ?? Number.POSITIVE_INFINITY;
    all[count++] = Math.min(one, other);
    if (one <= other) i += 1;
    if (other <= one) k += 1;
  }
  return all.subarray(0, count);
}

/** The blocks from one to another, the last not included. */
export function listRange(from: number, to: number): BlockList {
  return Uint32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/**
 * All blocks of some documents of a part.
 *
 * @param isWanted asked of the documents alive, by their numbers
 */
export function documentBlocks(part: Part, isWanted: (document: number) => boolean): BlockList {
  const blocks = new Uint32Array(part.store.blockCount);
  let count = 0;
  part.store.documents.forEach(({ firstBlock, blockCount }, document) => {
    if (part.alive[document] !== 1 || !isWanted(document)) return;
    for (let block = firstBlock; block < firstBlock + blockCount; block += 1) {
      blocks[count++] = block;
    }
  });
  return blocks.subarray(0, count);
}

/** All blocks that count. */
export function aliveBlocks(part: Part): BlockList {
  return documentBlocks(part, () => true);
}
