import { codePointBefore, lastUnitOf, sizeOf } from './code-points.ts';
import type { PinyinGraph } from './pinyin-graph.ts';
import { createBits, hasBit, isIn, setBit } from './readings.ts';

/**
 * Reads a stretch of text from its end to its beginning, and keeps for each node of a graph where
 * the longest run ends that leads from there to the last node. That looks at each character once
 * however long the query is, and however the text repeats itself.
 *
 * @param from where the stretch begins; positions in `units`
 * @param to where it ends, which is no place inside a block
 * @param add takes each place from which a run leads through the whole graph, and where the longest ends
 */
export function scanReadings(
  units: Uint16Array,
  { end, ending }: PinyinGraph,
  from: number,
  to: number,
  add: (start: number, end: number) => void,
): void {
  const last = createBits();
  for (const { characters } of ending[end] ?? []) {
    for (const codePoint of characters.codePoints) setBit(last, lastUnitOf(codePoint));
  }
  /** The nodes that runs from the place at hand, and from the one after it, start at. */
  let here: number[] = [];
  let next: number[] = [];
  /** Where the longest of those ends, by node; 0 for none. */
  let endsHere = new Uint32Array(end + 1);
  let endsNext = new Uint32Array(end + 1);

  for (let at = to; at > from; ) {
    if (next.length === 0 && !hasBit(last, units[at - 1] ?? 0)) {
      at -= 1;
      continue;
    }
    const codePoint = codePointBefore(units, at);
    next.push(end);
    endsNext[end] = at;
    for (const node of next) {
      const runEnd = endsNext[node] ?? 0;
      for (const edge of ending[node] ?? []) {
        if (!isIn(edge.characters, codePoint)) continue;
        const known = endsHere[edge.from] ?? 0;
        if (known === 0) here.push(edge.from);
        if (known < runEnd) endsHere[edge.from] = runEnd;
      }
    }
    at -= sizeOf(codePoint);
    if ((endsHere[0] ?? 0) > 0) add(at, endsHere[0] ?? 0);
    for (const node of next) endsNext[node] = 0;
    next.length = 0;
    [here, next] = [next, here];
    [endsHere, endsNext] = [endsNext, endsHere];
  }
}
