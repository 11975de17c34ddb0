import type { SearchRequest } from '../../../shared/search/contract.ts';
import { plainText } from '../../../shared/search/parse-query.ts';
import type { Query } from '../../../shared/search/query.ts';
import { countCodePoints } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { Corpus, FoldedHits } from '../corpus.ts';
import { aliveBlocks, seek } from './block-list.ts';
import type { Suggestion } from './evaluation.ts';
import { blocksOfPositions, toHits } from './folded-ranges.ts';
import type { Scope } from './scope.ts';
import { createTier, type Tier } from './tier.ts';

/** What finds other than by reading; hits in whole parts, limits are set to them here. */
export interface TolerantTools {
  /** What is read as the text is spelt; nothing where the text isn't pinyin. */
  pinyin(corpus: Corpus, text: string): FoldedHits[];
  /** What is one edit away from the text. */
  near(corpus: Corpus, text: string): { hits: FoldedHits[]; suggestions: readonly Suggestion[] };
}

/** Shortest text for which something similar is offered. Unit: code points of the folded text. */
const SHORTEST_NEAR = 4;

/** The pinyin tier of a query of plain words. */
export function findPinyin(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  scope: Scope,
  tools: TolerantTools,
): Tier[] {
  const text = request.strict ? null : plainText(query);
  if (text === null) return [];
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
  const found = tools.near(corpus, text);
  const hits = found.hits.map((each) => limitHits(each, scope));
  const tier = createFoldedTier('near', hits);
  if (tier.total === 0) return null;
  const isWhole = hits.every(({ starts }, i) => starts.length === found.hits[i]?.starts.length);
  const suggestions = isWhole ? found.suggestions : recount(found.suggestions, hits);
  return { tier, suggestions };
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

/** Suggestions with the hits that are left of them. */
function recount(
  suggestions: readonly Suggestion[],
  hits: readonly FoldedHits[],
): readonly Suggestion[] {
  const totals = new Map<string, number>();
  for (const { part, starts, ends } of hits) {
    starts.forEach((start, hit) => {
      const units = part.part.store.units.subarray(start, ends[hit]);
      const text = String.fromCharCode(...units);
      totals.set(text, (totals.get(text) ?? 0) + 1);
    });
  }
  return suggestions
    .map(({ text }) => ({ text, total: totals.get(fold(text).text) ?? 0 }))
    .filter(({ total }) => total > 0)
    .sort((left, right) => right.total - left.total);
}
