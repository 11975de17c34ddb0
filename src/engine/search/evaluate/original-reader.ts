import { originalText } from '../text/original.ts';
import { blockEnd, SPAN_FIELDS, type TextStore } from '../text/text-store.ts';

/**
 * Reads the original text of many blocks, in ascending order: much quicker than one by one, since
 * most are folded unit for unit and need only have the units that were replaced put back.
 *
 * @returns gives a block's original text, as `originalText` does
 */
export function createOriginalReader(store: TextStore): (block: number) => string {
  const { spans, substitutions } = store;
  const { pages, offsets, originals, count } = substitutions;
  let scratch = new Uint16Array(1024);
  let bytes = Buffer.from(scratch.buffer);
  /** The first span, and the first substitution with its page, that may be of interest. */
  let span = 0;
  let entry = 0;
  let page = 0;

  function hasSpan(from: number, to: number): boolean {
    while (span < spans.count && (spans.fields[span * SPAN_FIELDS] ?? 0) < from) span += 1;
    return span < spans.count && (spans.fields[span * SPAN_FIELDS] ?? 0) <= to;
  }

  function seekSubstitution(from: number): void {
    if (from >>> 16 > page) {
      page = from >>> 16;
      entry = Math.max(entry, pages[page] ?? count);
    }
    while (entry < count && substitutedPosition() < from) entry += 1;
  }

  function substitutedPosition(): number {
    while (entry >= (pages[page + 1] ?? count) && page + 1 < pages.length) page += 1;
    return page * 65_536 + (offsets[entry] ?? 0);
  }

  return (block) => {
    const from = store.blockStarts[block] ?? 0;
    const to = blockEnd(store, block);
    if (hasSpan(from, to)) return originalText(store, block);
    if (to - from > scratch.length) {
      scratch = new Uint16Array(2 * (to - from));
      bytes = Buffer.from(scratch.buffer);
    }
    scratch.set(store.units.subarray(from, to));
    seekSubstitution(from);
    for (; entry < count && substitutedPosition() < to; entry += 1) {
      scratch[substitutedPosition() - from] = originals[entry] ?? 0;
    }
    return bytes.toString('utf16le', 0, 2 * (to - from));
  };
}
