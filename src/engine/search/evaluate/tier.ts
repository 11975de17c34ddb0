import type { SearchTier } from '../../../shared/search/contract.ts';
import type { CorpusPart, DocumentPlace } from '../corpus.ts';
import { documentAt } from '../text/text-store.ts';
import type { HitList } from './hit-list.ts';

/** A hit in the original text. */
export interface FoundHit {
  part: CorpusPart;
  /** Number of its document in the part's store. */
  document: number;
  /** Number of its block in the part's store. */
  block: number;
  /** Code points of the original block. */
  start: number;
  /** Code points of the original block. */
  end: number;
  tier: SearchTier;
}

/** The hits of one tier in one document. */
export interface Run extends DocumentPlace {
  /** Place of the document in the library. */
  place: number;
  list: HitList;
  /** First of its hits in the list, and where they end. */
  from: number;
  to: number;
}

/** The hits of one tier. */
export interface Tier {
  readonly tier: SearchTier;
  readonly total: number;
  /** Hits in the order asked for, from `offset` on, `limit` at most; 0 is no limit. */
  page(offset: number, limit: number): FoundHit[];
  /** The hits document by document, in the library's order. */
  runs(): readonly Run[];
}

/** Cuts lists of hits into documents, in the library's order. */
export function createRuns(lists: readonly HitList[]): Run[] {
  const runs: Run[] = [];
  for (const list of lists) {
    const { part } = list;
    const { store } = part.part;
    for (let from = 0; from < list.count; ) {
      const document = documentAt(store, list.blockOf(from));
      const next = store.documents[document + 1];
      const to = next ? list.firstFrom(next.firstBlock) : list.count;
      runs.push({ part, document, place: part.places[document] ?? 0, list, from, to });
      from = to;
    }
  }
  return runs.sort((left, right) => left.place - right.place);
}

/** The tier of hits that are all known, in text order. */
export function createTier(tier: SearchTier, lists: readonly HitList[]): Tier {
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  let runs: Run[] | null = null;

  function listRuns(): Run[] {
    runs ??= createRuns(lists);
    return runs;
  }

  function page(offset: number, limit: number): FoundHit[] {
    const hits: FoundHit[] = [];
    const end = limit === 0 ? total : Math.min(total, offset + limit);
    let before = 0;
    for (const run of listRuns()) {
      if (before >= end) break;
      const count = run.to - run.from;
      const last = Math.min(count, end - before);
      for (let at = Math.max(0, offset - before); at < last; at += 1) {
        hits.push(readHit(run, run.from + at, tier));
      }
      before += count;
    }
    return hits;
  }

  return { tier, total, page, runs: listRuns };
}

/** @param hit its number in the run's list */
export function readHit({ part, document, list }: Run, hit: number, tier: SearchTier): FoundHit {
  return { part, document, block: list.blockOf(hit), ...list.rangeOf(hit), tier };
}
