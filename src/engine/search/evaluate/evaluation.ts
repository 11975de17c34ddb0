import type { SearchTier } from '../../../shared/search/contract.ts';
import type { Corpus } from '../corpus.ts';
import type { Suggestion } from '../tiers/near-miss.ts';
import { findDocument } from './scope.ts';
import { type FoundHit, type Run, readHit, type Tier } from './tier.ts';

/** The answer to a query. What takes time is worked out when it is asked for, and kept. */
export interface Evaluation {
  readonly total: number;
  /** The tiers with hits, best first. */
  readonly tiers: readonly { tier: SearchTier; total: number }[];
  /** What near hits read, most frequent first. */
  readonly suggestions: readonly Suggestion[];
  /**
   * Hits from `offset` on, tier by tier, within a tier in the order asked for.
   *
   * @param limit how many at most; 0 is no limit
   */
  page(offset: number, limit: number): FoundHit[];
  /** Documents with hits, in the library's order; all tiers together. */
  documents(): { document: string; total: number }[];
  /**
   * Blocks of a document with hits, by their numbers in the part's store, in text order.
   * @throws ZhujianError `document-not-found`
   */
  blocks(documentId: string): { block: number; total: number }[];
  /**
   * The hits in a stretch of a document, in text order, all tiers together. One range in two tiers
   * comes twice, the better tier first.
   *
   * @param fromBlock number in the part's store
   * @param toBlock the last block, included
   * @throws ZhujianError `document-not-found`
   */
  places(documentId: string, fromBlock: number, toBlock: number): FoundHit[];
  /**
   * Where to go on from a place in a document: in the first tier that has hits after it, the first
   * of them, by its index among all hits. `total` where no tier has any. A hit that the place lies
   * inside is after it. Always in text order: in the order of relevance an index means nothing.
   *
   * @param block number in the part's store
   * @param offset code points of the original block
   * @throws ZhujianError `document-not-found`
   */
  locate(documentId: string, block: number, offset: number): number;
}

/** Puts tiers together, best first. */
export function createEvaluation(
  corpus: Corpus,
  tiers: readonly Tier[],
  suggestions: readonly Suggestion[],
): Evaluation {
  const total = tiers.reduce((sum, tier) => sum + tier.total, 0);

  function page(offset: number, limit: number): FoundHit[] {
    const end = limit === 0 ? total : Math.min(total, offset + limit);
    const hits: FoundHit[] = [];
    let before = 0;
    for (const tier of tiers) {
      const from = Math.max(0, offset - before);
      const to = Math.min(tier.total, end - before);
      if (from < to) for (const hit of tier.page(from, to - from)) hits.push(hit);
      before += tier.total;
    }
    return hits;
  }

  function documents(): { document: string; total: number }[] {
    const runs = tiers.flatMap((tier) => tier.runs());
    if (tiers.length > 1) runs.sort((left, right) => left.place - right.place);
    const totals: { document: string; place: number; total: number }[] = [];
    for (const { part, document, place, from, to } of runs) {
      const last = totals.at(-1);
      if (last?.place === place) last.total += to - from;
      else {
        const id = part.part.store.documents[document]?.id ?? '';
        totals.push({ document: id, place, total: to - from });
      }
    }
    return totals.map(({ document, total: count }) => ({ document, total: count }));
  }

  function blocks(documentId: string): { block: number; total: number }[] {
    const totals = new Map<number, number>();
    for (const { list, from, to } of runsIn(documentId)) {
      for (let hit = from; hit < to; hit += 1) {
        const block = list.blockOf(hit);
        totals.set(block, (totals.get(block) ?? 0) + 1);
      }
    }
    return [...totals]
      .map(([block, count]) => ({ block, total: count }))
      .sort((left, right) => left.block - right.block);
  }

  function places(documentId: string, fromBlock: number, toBlock: number): FoundHit[] {
    const hits: FoundHit[] = [];
    for (const run of runsIn(documentId)) {
      const from = Math.max(run.from, run.list.firstFrom(fromBlock));
      const to = Math.min(run.to, run.list.firstFrom(toBlock + 1));
      for (let hit = from; hit < to; hit += 1) hits.push(readHit(run, hit, run.tier));
    }
    return hits.sort(
      (left, right) => left.block - right.block || left.start - right.start || left.end - right.end,
    );
  }

  function locate(documentId: string, block: number, offset: number): number {
    const { part, document } = findDocument(corpus, documentId);
    const place = part.places[document] ?? 0;
    let before = 0;
    for (const tier of tiers) {
      const index = countBefore(tier.runs(), place, block, offset);
      if (index < tier.total) return before + index;
      before += tier.total;
    }
    return total;
  }

  /** What each tier has in a document. */
  function runsIn(documentId: string): (Run & { tier: SearchTier })[] {
    const { part, document } = findDocument(corpus, documentId);
    return tiers.flatMap(({ tier, runs }) =>
      runs()
        .filter((run) => run.part === part && run.document === document)
        .map((run) => ({ ...run, tier })),
    );
  }

  return {
    total,
    tiers: tiers
      .filter((tier) => tier.total > 0)
      .map(({ tier, total: count }) => ({ tier, total: count })),
    suggestions,
    page,
    documents,
    blocks,
    places,
    locate,
  };
}

/** How many hits of a tier, in text order, come before the first that ends after a place. */
function countBefore(runs: readonly Run[], place: number, block: number, offset: number): number {
  let count = 0;
  for (const run of runs) {
    if (run.place > place) break;
    let hit = run.to;
    if (run.place === place) {
      hit = Math.max(run.from, run.list.firstFrom(block));
      while (hit < run.to && run.list.blockOf(hit) === block) {
        if (run.list.rangeOf(hit).end > offset) break;
        hit += 1;
      }
    }
    count += hit - run.from;
  }
  return count;
}
