import { createHash } from 'node:crypto';
import { type FoldedText, fold, toOriginalRange } from '../../shared/text/folding.ts';
import type { GramIndex } from './gram-index.ts';

/** What search needs of a document. */
export interface SearchableDocument {
  id: string;
  /** The document's own hash, as its metadata has it. */
  hash: string;
  /** The blocks' text, verbatim, in reading order. */
  blocks: string[];
}

/** The folded text of documents; their blocks are numbered through, from 0. */
export interface Corpus {
  blocks: FoldedText[];
  documents: CorpusDocument[];
}

export interface CorpusDocument {
  id: string;
  hash: string;
  /** Number of blocks. */
  blocks: number;
  /** SHA-256 of the folded text, hexadecimal: shows whether two runtimes fold it alike. */
  folded: string;
}

/** Folds documents, in the order given. */
export function createCorpus(documents: readonly SearchableDocument[]): Corpus {
  const corpus: Corpus = { blocks: [], documents: [] };
  for (const { id, hash, blocks } of documents) {
    const sum = createHash('sha256');
    for (const block of blocks) {
      const folded = fold(block);
      corpus.blocks.push(folded);
      // The length keeps blocks apart; UTF-8 would make all lone surrogates one.
      sum.update(`${folded.text.length}:${folded.text}`, 'utf16le');
    }
    corpus.documents.push({ id, hash, blocks: blocks.length, folded: sum.digest('hex') });
  }
  return corpus;
}

export interface FindRequest {
  query: string;
  /** Numbers of the blocks to look in: `from` up to, but not including, `to`. */
  from: number;
  to: number;
  /** Hits to return at most; 0 returns all. */
  limit: number;
}

export interface Found {
  /** All hits there are, whatever the limit. */
  total: number;
  /** Triples in text order: block number, start and end in code points of its original text. */
  hits: Uint32Array<ArrayBuffer>;
}

/** An index is asked only if it leaves out enough to be worth it; below this many blocks, always. */
const SMALL_CORPUS = 512;
const WORTHWHILE_SHARE = 1 / 8;

/**
 * Finds every place where the folded text reads as the folded query does. White space around the
 * query is ignored (as `trim` has it); inside, every character counts as it stands.
 *
 * Every place where a match starts is a hit, overlapping ones included (aaa holds aa twice). A match
 * that touches a part of a character's folded form covers the character whole (g finds ㎏), and a
 * character in which several matches start is the start of one hit, the shortest.
 *
 * @param index narrows down the blocks to read; without it all are read, to the same result
 */
export function find(corpus: Corpus, index: GramIndex | undefined, request: FindRequest): Found {
  const query = fold(request.query.trim()).text;
  const hits: number[] = [];
  let total = 0;
  if (query === '') return { total, hits: new Uint32Array(0) };
  for (const number of blocksToRead(corpus, index, query, request)) {
    const block = corpus.blocks[number];
    if (block === undefined) continue;
    for (const { start, end } of findInBlock(block, query)) {
      total += 1;
      if (request.limit === 0 || total <= request.limit) hits.push(number, start, end);
    }
  }
  return { total, hits: Uint32Array.from(hits) };
}

function* blocksToRead(
  corpus: Corpus,
  index: GramIndex | undefined,
  query: string,
  { from, to }: FindRequest,
): Generator<number> {
  const candidates = index?.candidates(query) ?? null;
  const worthwhile = Math.max(SMALL_CORPUS, corpus.blocks.length * WORTHWHILE_SHARE);
  if (candidates === null || candidates.length > worthwhile) {
    for (let number = from; number < to; number += 1) yield number;
    return;
  }
  for (const number of candidates) if (number >= from && number < to) yield number;
}

function* findInBlock(block: FoldedText, query: string): Generator<{ start: number; end: number }> {
  let lastStart = -1;
  let unit = block.text.indexOf(query);
  for (; unit >= 0; unit = block.text.indexOf(query, unit + 1)) {
    const end = unit + query.length;
    if (isInsidePair(block.text, unit) || isInsidePair(block.text, end)) continue;
    const range = toOriginalRange(block, unit, end);
    if (range.start === lastStart) continue;
    lastStart = range.start;
    yield range;
  }
}

/** Whether a UTF-16 index would tear a surrogate pair: half a character is no match. */
function isInsidePair(text: string, unit: number): boolean {
  return unit > 0 && (text.codePointAt(unit - 1) ?? 0) > 0xffff;
}
