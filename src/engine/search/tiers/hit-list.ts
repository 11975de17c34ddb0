import type { CorpusPart, FoldedHits } from '../corpus.ts';
import { stretchOf } from '../parts/living-text.ts';
import { createNumberList } from '../text/growing.ts';
import type { TextStore } from '../text/text-store.ts';
import { findSharedForms } from './shared-forms.ts';
import { type Ranges, sortRanges } from './sort-ranges.ts';

/** Hits of one part as they are come by, in any order, some of them more than once. */
export interface HitList {
  add(start: number, end: number): void;
  /**
   * The hits in the order of their starts. Of those at one start only the longest counts; those in
   * dead documents don't; of those that begin in the same original character only the first does.
   */
  finish(): FoldedHits;
}

export function createHitList(part: CorpusPart): HitList {
  const starts = createNumberList();
  const ends = createNumberList();

  return {
    add(start, end) {
      starts.push(start);
      ends.push(end);
    },
    finish() {
      const { length } = part.part.store;
      const sorted = sortRanges({ starts: starts.view(), ends: ends.view() }, length);
      return { part, ...keepCounting(part, sorted) };
    },
  };
}

function keepCounting({ part }: CorpusPart, { starts, ends }: Ranges): Ranges {
  const dead = findDead(part.store, part.alive, part.deadCount);
  const shared = findSharedForms(part.store);
  let stretch = 0;
  let form = 0;
  let kept = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] ?? 0;
    while (stretch < dead.length && start >= (dead[stretch + 1] ?? 0)) stretch += 2;
    if (stretch < dead.length && start >= (dead[stretch] ?? 0)) continue;
    while (form < shared.length && start >= (shared[form + 1] ?? 0)) form += 2;
    const isShared = form < shared.length && start >= (shared[form] ?? 0);
    if (isShared && kept > 0 && (starts[kept - 1] ?? 0) >= (shared[form] ?? 0)) continue;
    starts[kept] = start;
    ends[kept] = ends[i] ?? 0;
    kept += 1;
  }
  return { starts: starts.subarray(0, kept), ends: ends.subarray(0, kept) };
}

/** Stretches of the text that belong to dead documents: starts and ends in turn, ascending. */
export function findDead(store: TextStore, alive: Uint8Array, deadCount: number): number[] {
  if (deadCount === 0) return [];
  return store.documents.flatMap((document, number) =>
    alive[number] === 1 ? [] : stretchOf(store, document),
  );
}
