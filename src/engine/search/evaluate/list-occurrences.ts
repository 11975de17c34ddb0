import type { Part } from '../parts/part.ts';

/** Text to one match from which on reading all of it is the quickest way to list a single unit. */
const FREQUENT = 64;

/**
 * All positions where a text stands, as `part.find` gives them; quicker for a single unit that is
 * all over the text, as 的 is.
 *
 * @param text folded, not empty
 */
export function listOccurrences(part: Part, text: string): Uint32Array {
  const { store, grams } = part;
  const isCounted = text.length === 1 && grams !== null;
  const total = isCounted ? part.find(text, 1).total : 0;
  if (total * FREQUENT < store.length) return part.find(text, 0).starts;
  const starts = new Uint32Array(total);
  const unit = text.charCodeAt(0);
  let count = 0;
  for (const [from, to] of aliveStretches(part)) {
    count = listUnit(store.units, unit, from, to, starts, count);
  }
  // More than there are: some of them are one hit.
  return count === total ? starts : part.find(text, 0).starts;
}

/** Writes where a unit stands to `starts`, as far as there is room; returns the number of all so far. */
function listUnit(
  units: Uint16Array,
  unit: number,
  from: number,
  to: number,
  starts: Uint32Array,
  before: number,
): number {
  let count = before;
  for (let at = from; at < to; at += 1) {
    if (units[at] === unit) starts[count++] = at;
  }
  return count;
}

function aliveStretches({ store, alive, deadCount }: Part): [from: number, to: number][] {
  if (deadCount === 0) return [[0, store.length]];
  return store.documents.flatMap(({ firstBlock, blockCount }, document): [number, number][] => {
    const from = store.blockStarts[firstBlock] ?? 0;
    const to = store.blockStarts[firstBlock + blockCount] ?? store.length;
    return alive[document] === 1 ? [[from, to]] : [];
  });
}
