import type { SearchRequest } from '../../../shared/search/contract.ts';
import type { Query, TextTerm } from '../../../shared/search/query.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { Corpus, CorpusPart } from '../corpus.ts';
import type { BlockList } from './block-list.ts';
import { createTermFinder } from './create-term-finder.ts';
import { createEvaluation, type Evaluation } from './evaluation.ts';
import { type FinderOptions, findInHeadings } from './headings.ts';
import { type HitColumns, leaveOutInside, mergeHits } from './hit-list.ts';
import { createOccurrenceTier } from './occurrence-tier.ts';
import { qualifyBlocks } from './qualify.ts';
import { createRegexRunner } from './regex-runner.ts';
import { rankTier } from './relevance.ts';
import { createScope, type Scope } from './scope.ts';
import { expandToSections } from './sections.ts';
import { createTier, type Tier } from './tier.ts';
import { findNear, findPinyin, type TolerantTools } from './tolerant-tiers.ts';

/**
 * Finds what a query asks for. Hits are occurrences of its terms; where there are several groups,
 * those of the query as a phrase are the exact tier, and those of the terms, in paragraphs (or
 * sections) that have all of them, the tier after it, unless they lie inside an exact hit. A query
 * of nothing but filters finds their words in titles and headings. What request and filters leave
 * out doesn't exist: it neither completes a section nor excludes it. `note:` isn't looked at here;
 * a query without anything else to find has no hits.
 *
 * @param query what `parseQuery` made of `request.query`
 * @param tools what finds by pinyin, and nearly
 * @param regexTimeLimit for all regular expressions of the query; milliseconds
 * @throws ZhujianError `document-not-found`, `section-not-found`, `query-unknown-document`,
 *   `query-too-slow`
 */
export function evaluate(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  tools: TolerantTools,
  regexTimeLimit?: number,
): Evaluation {
  const options = { isStrict: request.strict, regexRunner: createRegexRunner(regexTimeLimit) };
  const scope = rememberScope(createScope(corpus, query, request, options));
  const literal = findLiterally(corpus, query, request, scope, options);
  const isFound = literal.some(({ total }) => total > 0);
  const pinyin = findPinyin(corpus, query, request, scope, tools, isFound);
  const tiers = [...literal, ...pinyin].filter(({ total }) => total > 0);
  const near = tiers.length > 0 ? null : findNear(corpus, query, request, scope, tools);
  if (near) tiers.push(near.tier);
  const ordered = request.order === 'relevance' ? tiers.map(rankTier) : tiers;
  return createEvaluation(corpus, ordered, near?.suggestions ?? []);
}

function rememberScope(scope: Scope): Scope {
  const known = new Map<CorpusPart, BlockList | null>();
  return (part) => {
    const remembered = known.get(part);
    if (remembered !== undefined) return remembered;
    const blocks = scope(part);
    known.set(part, blocks);
    return blocks;
  };
}

/** The tiers of what reads as the query does: `exact` and, of several groups, `terms`. */
function findLiterally(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  scope: Scope,
  options: FinderOptions,
): Tier[] {
  const only = findOnlyTerm(query, request);
  if (only) {
    const folded = fold(only.text.trim()).text;
    return folded === '' ? [] : [createOccurrenceTier('exact', corpus, folded)];
  }
  const found = corpus.parts.map((part) => {
    return findInPart(part, query, scope(part), request.together === 'section', options);
  });
  return [
    createTier(
      'exact',
      found.map(({ exact }) => exact),
    ),
    createTier(
      'terms',
      found.map(({ terms }) => terms),
    ),
  ];
}

/** The term of a query that is all occurrences of one text, wherever they are; null for others. */
function findOnlyTerm(
  { groups, excluded, filters }: Query,
  { document, sections, strict, order }: SearchRequest,
): TextTerm | null {
  const [group, ...otherGroups] = groups;
  const [term, ...otherTerms] = group ?? [];
  if (term?.kind !== 'text' || term.strict || strict || order === 'relevance') return null;
  const others = [...otherGroups, ...otherTerms, ...excluded, ...filters, ...sections];
  return others.length === 0 && document === undefined ? term : null;
}

function findInPart(
  part: CorpusPart,
  { groups, excluded, filters, notes, phrase }: Query,
  scope: BlockList | null,
  isTogetherInSection: boolean,
  options: FinderOptions,
): { exact: HitColumns; terms: HitColumns } {
  let number = 0;
  const finders = groups.map((group) =>
    group.map((term) => createTermFinder(part, term, number++, options)),
  );
  const exclusions = excluded.map((term) => createTermFinder(part, term, number++, options));
  const left = qualifyBlocks(finders, exclusions, scope, (blocks) =>
    isTogetherInSection ? expandToSections(part.part.store, blocks) : blocks,
  );
  const nothing = mergeHits(part, []);
  if (groups.length === 0) {
    const sought = notes.length > 0 ? [] : filters.filter(isSought);
    const lists = sought.map((filter, at) => findInHeadings(part, filter, left, at, options));
    return { exact: mergeHits(part, lists), terms: nothing };
  }
  const lists = finders.flat().map((finder) => finder.hits(left));
  const hits = mergeHits(part, lists);
  if (groups.length === 1) return { exact: hits, terms: nothing };
  const exact = phrase ? createTermFinder(part, phrase, 0, options).hits(scope) : nothing;
  return { exact, terms: leaveOutInside(hits, exact) };
}

function isSought({ field, negated }: Query['filters'][number]): boolean {
  return field !== 'in' && !negated;
}
