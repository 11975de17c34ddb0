import { z } from 'zod';
import { textRange } from '../document/model.ts';

/**
 * The part of the contract that is about searching. A query is a line of the query language
 * (`parse-query.ts`); offsets of hits count code points of the original text.
 */

/** Longest text that can be searched for. Unit: UTF-16 code units. */
export const MAX_QUERY_LENGTH = 10_000;

/** Queries remembered at most. */
export const MAX_RECENT_QUERIES = 20;

/**
 * How a hit was come by, best first.
 * `exact`: the folded text reads as the whole query does.
 * `terms`: a word of the query, in a paragraph (or section) that holds all its words.
 * `pinyin`: the characters are read as the query is spelt.
 * `near`: one edit away from the query; only where nothing else was found.
 */
export const searchTier = z.enum(['exact', 'terms', 'pinyin', 'near']);
export type SearchTier = z.infer<typeof searchTier>;

const id = z.string().min(1).max(200);

export const searchHit = textRange.extend({
  document: z.string(),
  block: z.string(),
  tier: searchTier,
  /** The match, verbatim. Of a hit in a note: the note's matching words. */
  text: z.string(),
  /** The match with some of what stands around it, verbatim, on one line. */
  snippet: z.string(),
  /** Where the match lies in `snippet`, in code points of the snippet. */
  mark: textRange,
  /** Headings above the block, outermost first; a run-in heading counts. */
  path: z.array(z.string()),
  /** Block where the innermost outline entry that holds the hit begins; empty where none does. */
  section: z.string(),
  /** Of a hit in a note (`note:`): the annotation; the range is then that of its passage. */
  annotation: z.string().optional(),
});
export type SearchHit = z.infer<typeof searchHit>;

const tierTotal = z.strictObject({ tier: searchTier, total: z.int().positive() });

export const searchResult = z.strictObject({
  /** All hits there are in all tiers, whatever the limit. */
  total: z.int().nonnegative(),
  /** The tiers that have hits, best first; their totals add up to `total`. */
  tiers: z.array(tierTotal),
  /** What near hits read, most frequent first: 您是不是要找. Empty in every other case. */
  suggestions: z.array(z.strictObject({ text: z.string(), total: z.int().positive() })),
  /** Tier by tier; within a tier in the order asked for. */
  hits: z.array(searchHit),
});
export type SearchResult = z.infer<typeof searchResult>;

/** What is searched, and where. Two calls with equal requests speak of the same hits. */
export const searchRequest = z.strictObject({
  query: z.string().max(MAX_QUERY_LENGTH),
  /** Only this document. */
  document: id.optional(),
  /** Only these outline entries, each named by the block where it begins. Empty: everywhere. */
  sections: z
    .array(z.strictObject({ document: id, block: id }))
    .max(10_000)
    .default([]),
  /** Where all words of a query have to stand together. */
  together: z.enum(['paragraph', 'section']).default('paragraph'),
  /** Compares the text as it stands, without folding. */
  strict: z.boolean().default(false),
  /** `text`: in order of documents, then text. `relevance`: the best paragraphs first. */
  order: z.enum(['text', 'relevance']).default('text'),
});
export type SearchRequest = z.infer<typeof searchRequest>;

export const documentTotal = z.strictObject({ document: z.string(), total: z.int().positive() });

/** How the hits lie in one document; all tiers together. */
export const searchSpread = z.strictObject({
  /** Blocks with hits, in text order. */
  blocks: z.array(z.strictObject({ block: z.string(), total: z.int().positive() })),
  /** Outline entries with hits inside, subsections included, in reading order. */
  sections: z.array(z.strictObject({ block: z.string(), total: z.int().positive() })),
});
export type SearchSpread = z.infer<typeof searchSpread>;

export const searchPlace = textRange.extend({ block: z.string() });
export type SearchPlace = z.infer<typeof searchPlace>;

/** Whether the index serves. Searching always works; without the index it reads everything. */
export const searchStatus = z.strictObject({
  state: z.enum(['loading', 'building', 'ready']),
  documents: z.int().nonnegative(),
  /** Share of the text that the index covers, 0 to 1. */
  indexed: z.number().min(0).max(1),
});
export type SearchStatus = z.infer<typeof searchStatus>;

const recentQueries = z.array(z.string()).max(MAX_RECENT_QUERIES);
const query = z.string().min(1).max(MAX_QUERY_LENGTH);

/** Every method that takes a query fails with one of the `query-…` codes where the query makes no sense. */
export const searchMethods = {
  'search.query': {
    input: searchRequest.extend({
      /** Hits to leave out at the beginning. */
      offset: z.int().nonnegative().default(0),
      /** Hits to return at most; 0 returns all. `total` is never capped. */
      limit: z.int().nonnegative().default(50),
    }),
    output: searchResult,
  },
  /** Totals of the documents that have hits, in the library's order. */
  'search.documents': { input: searchRequest, output: z.array(documentTotal) },
  /** How the hits lie in one document (`in`), for counts beside its outline and marks beside its text. */
  'search.spread': { input: searchRequest.extend({ in: id }), output: searchSpread },
  /** The hits in some blocks of one document, in text order, for painting them. */
  'search.places': {
    input: searchRequest.extend({
      in: id,
      /** First and last block, both included; the document's first and last if left out. */
      from: id.optional(),
      to: id.optional(),
    }),
    output: z.array(searchPlace),
  },
  /**
   * The index, in the list of hits, of the first hit that ends after a place in a document (`in`);
   * `total` when there is none after it. For going on from where one reads. In text order only.
   */
  'search.locate': {
    input: searchRequest.extend({
      in: id,
      block: id,
      /** Code points into the block. */
      offset: z.int().nonnegative(),
    }),
    output: z.strictObject({ index: z.int().nonnegative(), total: z.int().nonnegative() }),
  },
  'search.status': { input: z.strictObject({}), output: searchStatus },
  /** Queries that someone searched for, the last one first. */
  'search.recent': { input: z.strictObject({}), output: recentQueries },
  'search.remember': { input: z.strictObject({ query }), output: recentQueries },
  /** Forgets one query, or all. */
  'search.forget': { input: z.strictObject({ query: query.optional() }), output: recentQueries },
} as const;
