import { createByteList, createNumberList, createUnitList } from '../text/growing.ts';
import { BLOCK_BREAK } from '../text/text-store.ts';
import { type GramIndex, UNITS } from './gram-index.ts';

/**
 * Indexes a text: sorts its positions by the pair that stands there, in two passes of counting sort
 * (second unit, then first), which is linear and keeps positions in order within a pair.
 *
 * @param text folded text of a store, with its block breaks; fewer than 2^28 units
 */
export function buildGrams(text: Uint16Array): GramIndex {
  const positions = sortByUnit(text, sortByUnit(text, null, 1), 0);
  return writeLists(text, positions);
}

/**
 * Sorts positions by the unit that stands at each one, or `ahead` units further on.
 *
 * @param positions null for all of the text, block breaks left out
 */
function sortByUnit(text: Uint16Array, positions: Uint32Array | null, ahead: 0 | 1): Uint32Array {
  const next = new Uint32Array(UNITS + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === BLOCK_BREAK) continue;
    const unit = text[at + ahead] ?? 0;
    next[unit + 1] = (next[unit + 1] ?? 0) + 1;
    count += 1;
  }
  for (let unit = 0; unit < UNITS; unit += 1)
    next[unit + 1] = (next[unit + 1] ?? 0) + (next[unit] ?? 0);
  const sorted = new Uint32Array(count);
  if (positions === null) {
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === BLOCK_BREAK) continue;
      const unit = text[at + ahead] ?? 0;
      const place = next[unit] ?? 0;
      next[unit] = place + 1;
      sorted[place] = at;
    }
    return sorted;
  }
  for (let i = 0; i < count; i += 1) {
    const at = positions[i] ?? 0;
    const unit = text[at + ahead] ?? 0;
    const place = next[unit] ?? 0;
    next[unit] = place + 1;
    sorted[place] = at;
  }
  return sorted;
}

function writeLists(text: Uint16Array, positions: Uint32Array): GramIndex {
  const firsts = new Uint32Array(UNITS + 1);
  const seconds = createUnitList();
  const offsets = createNumberList();
  const lists = createByteList(positions.length * 2);
  function writeNumber(value: number): void {
    let rest = value;
    for (; rest >= 128; rest >>>= 7) lists.push((rest & 127) | 128);
    lists.push(rest);
  }

  let covered = 0;
  let start = 0;
  while (start < positions.length) {
    const first = text[positions[start] ?? 0] ?? 0;
    const second = text[(positions[start] ?? 0) + 1] ?? 0;
    let end = start + 1;
    for (; end < positions.length; end += 1) {
      const at = positions[end] ?? 0;
      if (text[at] !== first || text[at + 1] !== second) break;
    }
    while (covered <= first) firsts[covered++] = seconds.length;
    seconds.push(second);
    offsets.push(lists.length);
    writeNumber(end - start);
    let previous = 0;
    for (; start < end; start += 1) {
      const position = positions[start] ?? 0;
      writeNumber(position - previous);
      previous = position;
    }
  }
  while (covered <= UNITS) firsts[covered++] = seconds.length;
  offsets.push(lists.length);
  return {
    firsts,
    seconds: seconds.view().slice(),
    offsets: offsets.view().slice(),
    lists: lists.view().slice(),
  };
}
