import type { CorpusPart } from '../corpus.ts';
import { SPAN_FIELDS, type TextStore } from '../text/text-store.ts';
import { type BlockList, seek } from './block-list.ts';
import { createColumns, HitColumns } from './hit-list.ts';

/**
 * The blocks of ascending positions, one number a position.
 *
 * @param positions in the store
 */
export function blocksOfPositions(store: TextStore, positions: Uint32Array): Uint32Array {
  const blocks = new Uint32Array(positions.length);
  let next = 0;
  for (let i = 0; i < positions.length; i += 1) {
    next = seek(store.blockStarts, (positions[i] ?? 0) + 1, next, store.blockCount);
    blocks[i] = next - 1;
  }
  return blocks;
}

/** Each number of an ascending list once. */
export function distinct(numbers: Uint32Array): BlockList {
  const once = new Uint32Array(numbers.length);
  let count = 0;
  for (let i = 0; i < numbers.length; i += 1) {
    if (i === 0 || numbers[i] !== numbers[i - 1]) once[count++] = numbers[i] ?? 0;
  }
  return once.subarray(0, count);
}

/**
 * Leads stretches of folded text back to the original, as `toOriginalRange` does, for many in order.
 *
 * @param starts positions in the store, ascending
 * @param blocks the block of each
 * @param ends where each one ends, or how long they are (units)
 * @param term number of the term for the hits
 * @returns hits; of those with the same original start only the first
 */
export function toHits(
  part: CorpusPart,
  starts: Uint32Array,
  blocks: Uint32Array,
  ends: Uint32Array | number,
  term: number,
): HitColumns {
  const { store } = part.part;
  const { blockStarts } = store;
  const columns = createColumns(starts.length);
  const cursor = createSpanCursor(store);
  let count = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const position = starts[i] ?? 0;
    const block = blocks[i] ?? 0;
    const blockStart = blockStarts[block] ?? 0;
    const start = cursor.originalStart(blockStart, position);
    if (count > 0 && columns.starts[count - 1] === start && columns.blocks[count - 1] === block) {
      continue;
    }
    const end = typeof ends === 'number' ? position + ends : (ends[i] ?? 0);
    columns.blocks[count] = block;
    columns.starts[count] = start;
    columns.ends[count] = cursor.originalEnd(blockStart, end - 1);
    count += 1;
  }
  if (term > 0) columns.terms.fill(term);
  return new HitColumns(part, columns, count);
}

/** Walks through the spans of a store beside ascending positions. */
function createSpanCursor({ spans: { fields, count } }: TextStore) {
  /** The last span that begins at or before the last start asked for, and where the next begins. */
  let current = -1;
  let next = count > 0 ? (fields[0] ?? 0) : Number.POSITIVE_INFINITY;

  /** The last span that begins at or before a position, galloping from the current one. */
  function seekSpan(position: number): number {
    let low = current;
    let step = 1;
    while (low + step < count && (fields[(low + step) * SPAN_FIELDS] ?? 0) <= position) {
      low += step;
      step *= 2;
    }
    let high = Math.min(count, low + step);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((fields[middle * SPAN_FIELDS] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Where the original character of a position begins or ends. Unit: code points of the block. */
  function toOriginal(span: number, blockStart: number, position: number, isEnd: 0 | 1): number {
    const at = span * SPAN_FIELDS;
    const foldedStart = fields[at] ?? 0;
    if (span < 0 || foldedStart < blockStart) return position - blockStart + isEnd;
    const start = fields[at + 2] ?? 0;
    const end = start + (fields[at + 3] ?? 0);
    const beyond = position - foldedStart - (fields[at + 1] ?? 0);
    if (beyond < 0) return isEnd ? end : start;
    return end + beyond + isEnd;
  }

  return {
    /** @param position not before that of the call before */
    originalStart(blockStart: number, position: number): number {
      if (position >= next) {
        current = seekSpan(position);
        next =
          current + 1 < count
            ? (fields[(current + 1) * SPAN_FIELDS] ?? 0)
            : Number.POSITIVE_INFINITY;
      }
      return toOriginal(current, blockStart, position, 0);
    },
    /** @param position not before the last start */
    originalEnd(blockStart: number, position: number): number {
      const span = position < next ? current : seekSpan(position);
      return toOriginal(span, blockStart, position, 1);
    },
  };
}
