/** Names how grams are made and stored; raise it with every change. */
export const GRAM_RULE_VERSION = 2;

/**
 * Where every pair of adjacent units stands in a text. A text has exactly one pair at each position
 * but at block breaks, so the lists give counts and places of all strings of two units as they are,
 * and those of longer ones after comparing what the rarest pair leaves. A pair whose second unit is
 * the block break stands for a block's last unit; so the pairs that begin with a unit are all its
 * occurrences.
 *
 * Lists are in order of first unit, then second unit. One list: the number of positions, then each
 * one's distance from the one before it (the first from 0), all as LEB128 variable-length integers.
 */
export interface GramIndex {
  /** Number of the first list of each first unit: 65,537 entries. */
  readonly firsts: Uint32Array;
  /** Second unit of each list. */
  readonly seconds: Uint16Array;
  /** Where each list begins in `lists`, and one more entry: where the last one ends. */
  readonly offsets: Uint32Array;
  readonly lists: Uint8Array;
}

export const UNITS = 65_536;

/** Number of the list of a pair; -1 if it doesn't stand in the text. */
export function findGram({ firsts, seconds }: GramIndex, first: number, second: number): number {
  let low = firsts[first] ?? 0;
  const end = firsts[first + 1] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seconds[middle] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low < end && seconds[low] === second ? low : -1;
}

/** Number of positions in a list. */
export function countGram({ lists, offsets }: GramIndex, gram: number): number {
  let at = offsets[gram] ?? 0;
  let count = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = lists[at] ?? 0;
    at += 1;
    count |= (byte & 127) << shift;
    if (byte < 128) return count;
  }
}

/** Number of positions of a unit. */
export function countUnit(index: GramIndex, unit: number): number {
  const end = index.firsts[unit + 1] ?? 0;
  let count = 0;
  for (let gram = index.firsts[unit] ?? 0; gram < end; gram += 1) count += countGram(index, gram);
  return count;
}

/**
 * Reads the positions of a list into an array.
 *
 * @param target takes them from its beginning on
 * @param limit positions to read at most
 * @returns how many were read
 */
export function readGram(
  { lists, offsets }: GramIndex,
  gram: number,
  target: Uint32Array,
  limit: number,
): number {
  let at = offsets[gram] ?? 0;
  const end = offsets[gram + 1] ?? 0;
  while ((lists[at] ?? 0) >= 128) at += 1;
  at += 1;
  let read = 0;
  let position = 0;
  for (; at < end && read < limit; read += 1) {
    let byte = lists[at] ?? 0;
    at += 1;
    let distance = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = lists[at] ?? 0;
      at += 1;
      distance |= (byte & 127) << shift;
    }
    position += distance;
    target[read] = position;
  }
  return read;
}
