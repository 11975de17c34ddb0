import type { SearchRequest } from '../../../shared/search/contract.ts';
import { plainText } from '../../../shared/search/parse-query.ts';
import type { Query } from '../../../shared/search/query.ts';
import { countCodePoints } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { Corpus, FoldedHits } from '../corpus.ts';
import type { Suggestion } from '../tiers/near-miss.ts';
import { aliveBlocks, seek } from './block-list.ts';
import { blocksOfPositions, toHits } from './folded-ranges.ts';
import type { Scope } from './scope.ts';
import { createTier, type Tier } from './tier.ts';

/** What finds other than by reading; hits in whole parts, limits are set to them here. */
export interface TolerantTools {
  /** What is read as the text is spelt; nothing where the text isn't pinyin. */
  pinyin(corpus: Corpus, text: string): FoldedHits[];
  /** What is one edit away from the text. */
  near(corpus: Corpus, text: string): FoldedHits[];
  /** What hits read, most frequent first. */
  suggest(hits: readonly FoldedHits[]): readonly Suggestion[];
}

/** Shortest text for which something similar is offered. Unit: code points of the folded text. */
const SHORTEST_NEAR = 4;

/**
 * The pinyin tier of a query of plain words. Capitals are rather a name than pinyin (GDP), so they
 * are read as pinyin only where there is nothing else.
 *
 * @param isFound whether the words stand in the text as they are
 */
export function findPinyin(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  scope: Scope,
  tools: TolerantTools,
  isFound: boolean,
): Tier[] {
  const plain = request.strict ? null : plainText(query);
  if (plain === null) return [];
  const text = isFound ? plain : plain.toLowerCase();
  const hits = tools.pinyin(corpus, text).map((each) => limitHits(each, scope));
  return hits.length === 0 ? [] : [createFoldedTier('pinyin', hits)];
}

/** The near tier of a query of one plain word, with what its hits read; null where it has none. */
export function findNear(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  scope: Scope,
  tools: TolerantTools,
): { tier: Tier; suggestions: readonly Suggestion[] } | null {
  const text = request.strict || query.groups.length > 1 ? null : plainText(query);
  if (text === null || countCodePoints(fold(text.trim()).text) < SHORTEST_NEAR) return null;
  const hits = tools.near(corpus, text).map((each) => limitHits(each, scope));
  const tier = createFoldedTier('near', hits);
  return tier.total === 0 ? null : { tier, suggestions: tools.suggest(hits) };
}

function createFoldedTier(tier: 'pinyin' | 'near', hits: readonly FoldedHits[]): Tier {
  return createTier(
    tier,
    hits.map(({ part, starts, ends }) => {
      const blocks = blocksOfPositions(part.part.store, starts);
      return toHits(part, starts, blocks, ends, 0);
    }),
  );
}

/** The hits that lie in the scope, in documents alive. */
function limitHits({ part, starts, ends }: FoldedHits, scope: Scope): FoldedHits {
  const within = scope(part) ?? (part.part.deadCount > 0 ? aliveBlocks(part.part) : null);
  if (within === null) return { part, starts, ends };
  const blocks = blocksOfPositions(part.part.store, starts);
  let at = 0;
  const kept = Uint32Array.from(starts.keys()).filter((hit) => {
    const block = blocks[hit] ?? 0;
    at = seek(within, block, at);
    return within[at] === block;
  });
  return {
    part,
    starts: kept.map((hit) => starts[hit] ?? 0),
    ends: kept.map((hit) => ends[hit] ?? 0),
  };
}
