import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZhujianError } from '../../../shared/errors.ts';
import type { SearchRequest } from '../../../shared/search/contract.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import type { Query } from '../../../shared/search/query.ts';
import type { Corpus } from '../corpus.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import {
  anyLibrary,
  anyQuery,
  anyRequest,
  buildCorpus,
  type Library,
} from './testing/arbitraries.ts';
import { type OracleHit, searchByDefinition } from './testing/oracle.ts';
import { toolDoubles } from './testing/tool-doubles.ts';
import type { FoundHit } from './tier.ts';

function fail(): never {
  throw new Error('no documents');
}

/** A hit as both sides can say it. */
type PlainHit = Omit<OracleHit, 'term'>;

function toPlain({ part, document, block, start, end, tier }: FoundHit): PlainHit {
  const stored = part.part.store.documents[document];
  const ordinal = block - (stored?.firstBlock ?? 0);
  return { tier, document: stored?.id ?? '', block: ordinal, start, end };
}

function readQuery(text: string): Query | null {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof ZhujianError) return null;
    throw error;
  }
}

interface Case extends Library {
  query: Query;
  request: SearchRequest;
}

const anyCase: fc.Arbitrary<Case> = anyLibrary.chain((library) =>
  anyQuery(library.documents).chain((text) => {
    const query = readQuery(text) ?? parseQuery('人');
    return anyRequest(library.documents, text).map((request) => ({ ...library, query, request }));
  }),
);

function search({ query, request }: Case, corpus: Corpus): Evaluation | string {
  try {
    return evaluate(corpus, query, request, toolDoubles);
  } catch (error) {
    if (error instanceof ZhujianError) return error.code;
    throw error;
  }
}

/** Library place, block, then start, end. */
function compareInText({ documents }: Library) {
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  return (left: PlainHit, right: PlainHit) =>
    (places.get(left.document) ?? 0) - (places.get(right.document) ?? 0) ||
    left.block - right.block ||
    left.start - right.start ||
    left.end - right.end;
}

function firstBlockOf(corpus: Corpus, id: string): number {
  const place = corpus.find(id);
  return place?.part.part.store.documents[place.document]?.firstBlock ?? 0;
}

describe('evaluate', () => {
  it('finds exactly what the definition says', () => {
    const found = { hits: 0, queries: 0 };
    fc.assert(
      fc.property(anyCase, fc.nat(20), fc.nat(20), (given, offset, limit) => {
        const result = search(given, buildCorpus(given));
        if (typeof result === 'string') {
          expect(result).toBe('query-unknown-document');
          return;
        }
        const { documents, query, request } = given;
        const hits = searchByDefinition(documents, query, request);
        const expected = hits.map(({ term: _, ...hit }): PlainHit => hit);
        expect(result.page(offset, limit).map(toPlain)).toEqual(
          expected.slice(offset, limit === 0 ? undefined : offset + limit),
        );
        expect(result.page(0, 0).map(toPlain)).toEqual(expected);
        expect(result.total).toBe(expected.length);
        const tiers = [...Map.groupBy(expected, ({ tier }) => tier)];
        expect(result.tiers).toEqual(tiers.map(([tier, all]) => ({ tier, total: all.length })));
        found.hits += expected.length;
        found.queries += Number(expected.length > 0);
      }),
      { numRuns: 1_500 },
    );
    expect(found.queries).toBeGreaterThan(500);
    expect(found.hits).toBeGreaterThan(5_000);
  });

  it('counts by documents and blocks, and finds places, as the list of hits has them', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(8), fc.nat(8), (given, one, other) => {
        const corpus = buildCorpus(given);
        const result = search(given, corpus);
        if (typeof result === 'string') return;
        const hits = result.page(0, 0).map(toPlain).sort(compareInText(given));
        const counted = [...Map.groupBy(hits, ({ document }) => document)];
        expect(result.documents()).toEqual(
          counted.map(([document, all]) => ({ document, total: all.length })),
        );
        for (const { id } of given.documents) {
          const first = firstBlockOf(corpus, id);
          const own = hits.filter(({ document }) => document === id);
          const blocks = [...Map.groupBy(own, ({ block }) => block)];
          expect(result.blocks(id)).toEqual(
            blocks.map(([block, all]) => ({ block: first + block, total: all.length })),
          );
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          expect(result.places(id, first + from, first + to).map(toPlain)).toEqual(
            own.filter(({ block }) => block >= from && block <= to),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('goes on from a place to the next hit', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(4), fc.nat(8), fc.nat(24), (given, number, block, offset) => {
        const textOrder = { ...given, request: { ...given.request, order: 'text' as const } };
        const corpus = buildCorpus(given);
        const result = search(textOrder, corpus);
        if (typeof result === 'string') return;
        const { id: document, blocks } = given.documents[number % given.documents.length] ?? fail();
        fc.pre(block < blocks.length);
        const here = { tier: 'exact' as const, document, block, start: 0, end: 0 };
        const compare = compareInText(given);
        const isAfter = (hit: PlainHit) => {
          if (hit.document === document && hit.block === block) return hit.end > offset;
          return compare(hit, here) > 0;
        };
        const hits = result.page(0, 0).map(toPlain);
        const index = hits.findIndex(isAfter);
        const place = firstBlockOf(corpus, document) + block;
        expect(result.locate(document, place, offset)).toBe(index < 0 ? hits.length : index);
      }),
      { numRuns: 400 },
    );
  });
});
