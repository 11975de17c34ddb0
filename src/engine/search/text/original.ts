import type { TextRange } from '../../../shared/document/model.ts';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { blockEnd, lastAtMost, SPAN_FIELDS, type TextStore } from './text-store.ts';

/** The way back from the folded text of a store to the text as it was. */

/**
 * The original characters that a stretch of a block's folded text stands for; a span that is
 * touched counts whole.
 *
 * @param start position in the store
 * @param end position in the store, greater than `start`, in the same block
 * @returns code points of the block's original text
 */
export function toOriginalRange(
  store: TextStore,
  block: number,
  start: number,
  end: number,
): TextRange {
  const blockStart = store.blockStarts[block] ?? 0;
  return {
    start: toOriginalOffset(store, blockStart, start).start,
    end: toOriginalOffset(store, blockStart, end - 1).end,
  };
}

/** The original code points of the character that a unit belongs to. */
function toOriginalOffset(store: TextStore, blockStart: number, position: number): TextRange {
  const span = spanBefore(store, position);
  const { fields } = store.spans;
  const at = span * SPAN_FIELDS;
  const foldedStart = fields[at] ?? 0;
  if (span < 0 || foldedStart < blockStart) {
    return { start: position - blockStart, end: position - blockStart + 1 };
  }
  const start = fields[at + 2] ?? 0;
  const end = start + (fields[at + 3] ?? 0);
  const beyond = position - foldedStart - (fields[at + 1] ?? 0);
  return beyond < 0 ? { start, end } : { start: end + beyond, end: end + beyond + 1 };
}

/** Number of the last span that begins at or before a position; -1 if none does. */
export function spanBefore({ spans }: TextStore, position: number): number {
  return lastAtMost(spans.fields, position, spans.count, SPAN_FIELDS);
}

/**
 * The original text of a whole block, verbatim (a lone surrogate included).
 *
 * @param block its number in the store
 */
export function originalText(store: TextStore, block: number): string {
  return restore(store, store.blockStarts[block] ?? 0, blockEnd(store, block));
}

/**
 * Original text around a stretch of folded text. Characters that folded to nothing at the very
 * edges of the window are part of it.
 *
 * @param from position in the store; moved back to the start of its span
 * @param to position in the store, after `from`, in the same block; moved on to the end of its span
 */
export function restore(store: TextStore, from: number, to: number): string {
  const { spans, units } = store;
  let span = firstSpanIn(store, from);
  let position = from;
  let text = '';
  for (; span < spans.count; span += 1) {
    const at = span * SPAN_FIELDS;
    const start = spans.fields[at] ?? 0;
    const length = spans.fields[at + 1] ?? 0;
    if (start > to || (start === to && length > 0)) break;
    if (start > position) text += substituted(store, units.slice(position, start), position);
    text += originalOf(store, span);
    position = start + length;
  }
  if (to > position) text += substituted(store, units.slice(position, to), position);
  return text;
}

/** The first span that touches what begins at a position, those of no length right there included. */
function firstSpanIn(store: TextStore, from: number): number {
  const { fields } = store.spans;
  let span = spanBefore(store, from);
  while (span >= 0) {
    const start = fields[span * SPAN_FIELDS] ?? 0;
    const length = fields[span * SPAN_FIELDS + 1] ?? 0;
    if (start !== from && start + length <= from) break;
    span -= 1;
  }
  return span + 1;
}

function originalOf({ spans }: TextStore, span: number): string {
  const { fields, originals, count } = spans;
  const at = span * SPAN_FIELDS + 4;
  const end = span + 1 < count ? fields[at + SPAN_FIELDS] : originals.length;
  return decodeUnits(originals.subarray(fields[at], end));
}

/** Puts the original units in place and makes a string. `units` is changed. */
function substituted({ substitutions }: TextStore, units: Uint16Array, start: number): string {
  const { pages, offsets, originals, count } = substitutions;
  const end = start + units.length;
  for (let page = start >>> 16; page << 16 < end; page += 1) {
    const first = pages[page] ?? count;
    const last = pages[page + 1] ?? count;
    const base = page << 16;
    for (let entry = firstAtLeast(offsets, first, last, start - base); entry < last; entry += 1) {
      const position = base + (offsets[entry] ?? 0);
      if (position >= end) break;
      units[position - start] = originals[entry] ?? 0;
    }
  }
  return decodeUnits(units);
}

function firstAtLeast(offsets: Uint16Array, first: number, last: number, value: number): number {
  return first + lastAtMost(offsets.subarray(first, last), value - 1) + 1;
}

/** Makes a string of UTF-16 units, lone surrogates included. */
export function decodeUnits(units: Uint16Array): string {
  const { buffer, byteOffset, byteLength } = units;
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');
}

/** The run-in heading of a block, verbatim; undefined where it has none. */
export function runInTitle(store: TextStore, block: number): string | undefined {
  const { runIns } = store;
  const at = 3 * lastAtMost(runIns, block, runIns.length / 3, 3);
  if (at < 0 || runIns[at] !== block) return undefined;
  return sliceCodePoints(originalText(store, block), runIns[at + 1] ?? 0, runIns[at + 2]);
}
