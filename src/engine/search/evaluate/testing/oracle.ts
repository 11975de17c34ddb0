import type { Block } from '../../../../shared/document/model.ts';
import { createOutlineIndex, deriveOutline } from '../../../../shared/document/outline.ts';
import type { SearchRequest, SearchTier } from '../../../../shared/search/contract.ts';
import { plainText } from '../../../../shared/search/parse-query.ts';
import type { Filter, Query, Term } from '../../../../shared/search/query.ts';
import { fold, toOriginalRange } from '../../../../shared/text/folding.ts';
import type { SearchableDocument } from '../../text/text-store.ts';
import { scoreBlock } from '../relevance.ts';
import { toBlock } from './arbitraries.ts';
import { nearText, pinyinText } from './tool-doubles.ts';

/** Search by definition, for tests to compare with: every block is read for every term. */

export interface OracleHit {
  tier: SearchTier;
  document: string;
  /** Ordinal of the block in its document, from 0. */
  block: number;
  start: number;
  end: number;
  /** Number of the term that finds it. */
  term: number;
}

interface Place {
  document: SearchableDocument;
  block: Block;
  ordinal: number;
  /** Headings of outline entries that hold the block, and the blocks where those begin. */
  entries: { block: string; title: string; isRunIn: boolean }[];
}

type Range = readonly [start: number, end: number];

/** All hits in the order of `page`; documents in the library's order. */
export function searchByDefinition(
  documents: readonly SearchableDocument[],
  query: Query,
  request: SearchRequest,
): OracleHit[] {
  const places = documents.flatMap(listPlaces).filter((place) => isInScope(place, query, request));
  const { groups, filters, notes } = query;
  const left = places.filter((place) => holdsIn(unitOf(place, places, request), query, request));
  const exact: OracleHit[] = [];
  const terms: OracleHit[] = [];
  for (const place of left) {
    if (groups.length > 0) {
      const found = groups.flat().map((term) => rangesOf(place, term, request));
      collect(
        groups.length > 1 ? terms : exact,
        place,
        found,
        groups.length > 1 ? 'terms' : 'exact',
      );
    } else if (notes.length === 0) {
      const sought = filters.filter(({ field, negated }) => field !== 'in' && !negated);
      collect(
        exact,
        place,
        sought.map((filter) => rangesInHeadings(place, filter, request)),
        'exact',
      );
    }
  }
  if (query.phrase && groups.length > 1) {
    for (const place of places) {
      collect(exact, place, [rangesOf(place, query.phrase, request)], 'exact');
    }
  }
  const outside = terms.filter((hit) => !exact.some((other) => isInside(hit, other)));
  const text = request.strict ? null : plainText(query);
  const tiers = [
    exact,
    outside,
    readTier('pinyin', places, text === null ? null : pinyinText(text)),
  ];
  if (tiers.flat().length === 0 && groups.length === 1) {
    tiers.push(readTier('near', places, text === null ? null : nearText(text)));
  }
  return tiers.flatMap((hits) => (request.order === 'relevance' ? rank(hits, places) : hits));
}

function listPlaces(document: SearchableDocument): Place[] {
  const blocks = document.blocks.map(toBlock);
  const index = createOutlineIndex({ blocks }, deriveOutline({ blocks }));
  return blocks.map((block, ordinal) => {
    const entries = (index.get(block.id) ?? []).map(({ block: id, kind, title }) => {
      return { block: id, title, isRunIn: kind === 'run-in' };
    });
    return { document, block, ordinal, entries };
  });
}

function isInScope(place: Place, { filters }: Query, request: SearchRequest): boolean {
  const { document, entries } = place;
  if (request.document !== undefined && document.id !== request.document) return false;
  const isChosen = request.sections.some(
    (section) =>
      section.document === document.id && entries.some(({ block }) => block === section.block),
  );
  if (request.sections.length > 0 && !isChosen) return false;
  const named = filters.filter(({ field, negated }) => field === 'in' && !negated);
  if (named.length > 0 && !named.some((filter) => holdsFor(place, filter, request))) return false;
  return filters
    .filter((filter) => !named.includes(filter))
    .every((filter) => holdsFor(place, filter, request) !== filter.negated);
}

function holdsFor(place: Place, filter: Filter, request: SearchRequest): boolean {
  const { document, entries } = place;
  const isInTitle = findIn(document.title, toTerm(filter), request.strict).length > 0;
  if (filter.field === 'title') return isInTitle;
  if (filter.field === 'in') return isInTitle || document.id === filter.text.trim();
  const places = listPlaces(document);
  return entries.some((entry) => {
    const heading = places.find(({ block }) => block.id === entry.block);
    // The opening begins with a block that may have a run-in heading, which isn't the opening's.
    if (!heading || (!entry.isRunIn && heading.block.kind !== 'heading')) return false;
    return rangesInHeadings(heading, { ...filter, field: 'section' }, request).length > 0;
  });
}

function rangesInHeadings(place: Place, filter: Filter, request: SearchRequest): Range[] {
  const { kind, runIn } = place.block;
  const found = rangesOf(place, toTerm(filter), request);
  if (filter.field === 'title') return kind === 'title' ? found : [];
  if (kind === 'heading') return found;
  if (kind === 'source' || !runIn) return [];
  return found.filter(([start, end]) => start >= runIn.start && end <= runIn.end);
}

function toTerm({ text, strict, start, end }: Filter): Term {
  return { kind: 'text', text, strict, start, end };
}

/** The blocks that a query's words may share with a block. */
function unitOf(place: Place, places: readonly Place[], { together }: SearchRequest): Place[] {
  const section = sectionOf(place);
  if (together === 'paragraph' || section === undefined) return [place];
  return places.filter(
    (other) => other.document === place.document && sectionOf(other) === section,
  );
}

function sectionOf({ entries }: Place): string | undefined {
  return entries.findLast(({ isRunIn }) => !isRunIn)?.block;
}

function holdsIn(unit: readonly Place[], { groups, excluded }: Query, request: SearchRequest) {
  const isFound = (term: Term) => unit.some((place) => rangesOf(place, term, request).length > 0);
  return groups.every((group) => group.some(isFound)) && !excluded.some(isFound);
}

function rangesOf({ block }: Place, term: Term, request: SearchRequest): Range[] {
  return findIn(block.text, term, request.strict);
}

function findIn(text: string, term: Term, isStrict: boolean): Range[] {
  if (term.kind === 'regex') return findRegex(text, new RegExp(term.source, `${term.flags}g`));
  const wanted = term.text.trim();
  return term.strict || isStrict ? findAsIs(text, wanted) : findFolded(text, wanted);
}

function findRegex(text: string, regex: RegExp): Range[] {
  return Array.from(text.matchAll(regex), ({ 0: match, index }): Range => {
    const start = Array.from(text.slice(0, index)).length;
    return [start, start + Array.from(match).length];
  }).filter(([start, end]) => end > start);
}

function findAsIs(text: string, wanted: string): Range[] {
  const points = Array.from(text);
  const { length } = Array.from(wanted);
  if (length === 0) return [];
  return points.flatMap((_, start): Range[] =>
    points.slice(start, start + length).join('') === wanted &&
    points.slice(start, start + length).length === length
      ? [[start, start + length]]
      : [],
  );
}

function findFolded(text: string, wanted: string): Range[] {
  const folded = fold(text);
  const query = fold(wanted).text;
  const found: Range[] = [];
  for (let at = 0; query !== '' && at < folded.text.length; at += 1) {
    if (!folded.text.startsWith(query, at)) continue;
    const { start, end } = toOriginalRange(folded, at, at + query.length);
    if (found.at(-1)?.[0] !== start) found.push([start, end]);
  }
  return found;
}

/** Adds the ranges of terms in order, each once. */
function collect(hits: OracleHit[], place: Place, ranges: Range[][], tier: SearchTier): void {
  const found = ranges
    .flatMap((list, term) => list.map(([start, end]) => ({ start, end, term })))
    .sort((left, right) => left.start - right.start || left.end - right.end);
  for (const range of found) {
    const last = hits.at(-1);
    const hit = { tier, document: place.document.id, block: place.ordinal, ...range };
    if (!last || !isSame(last, hit)) hits.push(hit);
  }
}

function isSame(left: OracleHit, right: OracleHit): boolean {
  return isInside(left, right) && isInside(right, left);
}

function isInside(inner: OracleHit, outer: OracleHit): boolean {
  return (
    inner.document === outer.document &&
    inner.block === outer.block &&
    inner.start >= outer.start &&
    inner.end <= outer.end
  );
}

function readTier(tier: SearchTier, places: readonly Place[], text: string | null): OracleHit[] {
  const hits: OracleHit[] = [];
  if (text === null) return hits;
  for (const place of places) collect(hits, place, [findFolded(place.block.text, text)], tier);
  return hits;
}

function rank(hits: readonly OracleHit[], places: readonly Place[]): OracleHit[] {
  const groups = places.map((place) => {
    const own = hits.filter((hit) => {
      return hit.document === place.document.id && hit.block === place.ordinal;
    });
    return { own, score: own.length > 0 ? scoreOf(place, own) : 0 };
  });
  return groups.toSorted((left, right) => right.score - left.score).flatMap(({ own }) => own);
}

function scoreOf({ block: { kind, runIn, text } }: Place, hits: readonly OracleHit[]): number {
  const weights = hits.map(({ start, end }) => {
    if (kind === 'title') return 4;
    if (kind === 'heading') return 3;
    const isInRunIn = kind !== 'source' && runIn && start >= runIn.start && end <= runIn.end;
    return isInRunIn ? 2 : 1;
  });
  return scoreBlock({
    terms: new Set(hits.map(({ term }) => term)).size,
    sum: weights.reduce((sum: number, weight) => sum + weight, 0),
    best: Math.max(...weights),
    length: fold(text).text.length,
  });
}
