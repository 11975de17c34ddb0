import type { TextRange } from '../../../shared/document/model.ts';
import { restore, toOriginalRange } from '../text/original.ts';
import { blockEnd, lastAtMost, SPAN_FIELDS, type TextStore } from '../text/text-store.ts';

/** A part of a block's original text, cut out without making the rest. */
export interface OriginalWindow {
  /** Verbatim. */
  text: string;
  /** Where it begins in the block. Unit: code points. */
  start: number;
}

/**
 * Cuts a stretch with what stands around it out of a block's original text, at a cost that depends
 * on the stretch alone.
 *
 * @param range code points of the original block
 * @param before code points wanted before the stretch; there are fewer only where the block begins
 * @param after code points wanted after it; there are fewer only where the block ends
 */
export function cutWindow(
  store: TextStore,
  block: number,
  range: TextRange,
  before: number,
  after: number,
): OriginalWindow {
  const from = foldedPosition(store, block, Math.max(0, range.start - before));
  const last = foldedPosition(store, block, range.end + after);
  const to = Math.min(last + 1, blockEnd(store, block));
  return { text: restore(store, from, to), start: startOfRestored(store, block, from) };
}

/**
 * Where the character at an offset of a block's original text went in the folded text; of one that
 * belongs to a span, where the span begins.
 *
 * @param offset code points; may lie beyond the end
 * @returns position in the store, the block's end at most
 */
export function foldedPosition(store: TextStore, block: number, offset: number): number {
  const { fields, count } = store.spans;
  const blockStart = store.blockStarts[block] ?? 0;
  const end = blockEnd(store, block);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = middle * SPAN_FIELDS;
    const start = fields[at] ?? 0;
    // Original offsets begin anew in each block, folded starts don't.
    const isInBlock = start >= blockStart && start <= end;
    if (isInBlock ? (fields[at + 2] ?? 0) <= offset : start < blockStart) low = middle + 1;
    else high = middle;
  }
  const at = (low - 1) * SPAN_FIELDS;
  const foldedStart = fields[at] ?? 0;
  if (low === 0 || foldedStart < blockStart) return Math.min(blockStart + offset, end);
  const beyond = offset - (fields[at + 2] ?? 0) - (fields[at + 3] ?? 0);
  if (beyond < 0) return foldedStart;
  return Math.min(foldedStart + (fields[at + 1] ?? 0) + beyond, end);
}

/** The original offset of what `restore` begins with: what was dropped right there included. */
function startOfRestored(store: TextStore, block: number, from: number): number {
  if (from === store.blockStarts[block]) return 0;
  const { fields, count } = store.spans;
  const at = (lastAtMost(fields, from - 1, count, SPAN_FIELDS) + 1) * SPAN_FIELDS;
  if (at < count * SPAN_FIELDS && fields[at] === from) return fields[at + 2] ?? 0;
  return toOriginalRange(store, block, from, from + 1).start;
}
