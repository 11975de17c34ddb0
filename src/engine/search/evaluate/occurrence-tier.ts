import type { SearchTier } from '../../../shared/search/contract.ts';
import type { Corpus } from '../corpus.ts';
import { FoldedOccurrences } from './hit-list.ts';
import { listOccurrences } from './list-occurrences.ts';
import { createTier, type Tier } from './tier.ts';

/** Hits that are likely to be asked for first. */
const FIRST_PAGE = 100;

/**
 * The tier of all occurrences of one string, in text order. It counts, and reads the first page,
 * from what the index gives at once; only what goes further makes it list them all, one time.
 *
 * @param text folded, not empty
 */
export function createOccurrenceTier(tier: SearchTier, corpus: Corpus, text: string): Tier {
  const found = corpus.parts.map((part) => {
    // The first hits in the library are among the first of every part, if these are in its order.
    return { part, ...part.part.find(text, part.isOrdered ? FIRST_PAGE : 0) };
  });
  const total = found.reduce((sum, each) => sum + each.total, 0);
  const lists = found.map(({ part, starts }) => new FoldedOccurrences(part, starts, text.length));
  const head = createTier(tier, lists);
  let whole: Tier | null = head.total === total ? head : null;

  function list(): Tier {
    whole ??= createTier(
      tier,
      corpus.parts.map((part, i) => {
        const known = lists[i];
        if (known && known.count === found[i]?.total) return known;
        return new FoldedOccurrences(part, listOccurrences(part.part, text), text.length);
      }),
    );
    return whole;
  }

  return {
    tier,
    total,
    page: (offset, limit) => {
      const end = limit === 0 ? total : offset + limit;
      return (end <= FIRST_PAGE ? head : list()).page(offset, limit);
    },
    runs: () => list().runs(),
  };
}
