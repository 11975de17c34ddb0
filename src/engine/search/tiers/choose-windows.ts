import { createNumberList } from '../text/growing.ts';
import { type Ranges, sortRanges } from './sort-ranges.ts';

/** Stretches of a text that nearly read as a query, each with a rank: the lowest is best. */
export interface WindowList {
  add(start: number, end: number, rank: number): void;
  /**
   * Of windows that overlap only the best is left: the one with the lowest rank, of those the one
   * that starts first. None overlaps a taken range either.
   *
   * @param taken starts of exact occurrences, ascending
   * @param takenLength their length
   * @param textLength of the whole text
   */
  choose(taken: Uint32Array, takenLength: number, textLength: number): Ranges;
}

/** @param ranks how many there are */
export function createWindowList(ranks: number): WindowList {
  const lists = Array.from({ length: ranks }, () => ({
    starts: createNumberList(),
    ends: createNumberList(),
  }));

  return {
    add(start, end, rank) {
      lists[rank]?.starts.push(start);
      lists[rank]?.ends.push(end);
    },
    choose(taken, takenLength, textLength) {
      const exact = { starts: taken, ends: taken.map((start) => start + takenLength) };
      let chosen: Ranges = { starts: new Uint32Array(0), ends: new Uint32Array(0) };
      for (const { starts, ends } of lists) {
        const sorted = sortRanges({ starts: starts.view(), ends: ends.view() }, textLength);
        chosen = addFree(chosen, leaveOutOverlapping(sorted, exact));
      }
      return chosen;
    },
  };
}

/** The ranges that overlap none of some others. Both in order; the others' ends are, too. */
function leaveOutOverlapping({ starts, ends }: Ranges, others: Ranges): Ranges {
  const kept = { starts: starts.slice(), ends: ends.slice() };
  let count = 0;
  let other = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    while (other < others.ends.length && (others.ends[other] ?? 0) <= start) other += 1;
    if (other < others.starts.length && (others.starts[other] ?? 0) < end) continue;
    kept.starts[count] = start;
    kept.ends[count] = end;
    count += 1;
  }
  return { starts: kept.starts.subarray(0, count), ends: kept.ends.subarray(0, count) };
}

/** Adds, from the left, the ranges that overlap neither what is chosen nor one added before. */
function addFree(chosen: Ranges, candidates: Ranges): Ranges {
  const free = leaveOutOverlapping(candidates, chosen);
  const starts: number[] = [];
  const ends: number[] = [];
  let next = 0;
  function takeBefore(limit: number): void {
    for (; next < chosen.starts.length && (chosen.starts[next] ?? 0) < limit; next += 1) {
      starts.push(chosen.starts[next] ?? 0);
      ends.push(chosen.ends[next] ?? 0);
    }
  }

  let end = 0;
  for (let i = 0; i < free.starts.length; i += 1) {
    const start = free.starts[i] ?? 0;
    if (start < end) continue;
    takeBefore(start);
    end = free.ends[i] ?? 0;
    starts.push(start);
    ends.push(end);
  }
  takeBefore(Number.POSITIVE_INFINITY);
  return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
