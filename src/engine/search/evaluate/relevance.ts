import { createNumberList } from '../text/growing.ts';
import { blockEnd, blockKind, lastAtMost } from '../text/text-store.ts';
import { runInAt } from './sections.ts';
import { type FoundHit, type Run, readHit, type Tier } from './tier.ts';

/** What a hit counts by where it stands. */
const WEIGHT = { title: 4, heading: 3, runIn: 2, text: 1 };

/** How soon further hits in a block count less, and how much its length matters: k and b of BM25. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** A block of usual length. Unit: UTF-16 units of folded text. */
const USUAL_LENGTH = 120;

/** Scores are whole numbers, so that what is as good as equal is equal. */
const PRECISION = 10_000;
/** More than the score of any block, for each term. */
const TERM_STEP = 100_000;
const MAX_TERMS = 255;

/** What is known of the hits in one block. */
export interface BlockFacts {
  /** How many of the query's terms are among them. */
  terms: number;
  /** Sum of their weights: 4 in a title, 3 in a heading, 2 in a run-in heading, 1 elsewhere. */
  sum: number;
  /** The greatest of their weights. */
  best: number;
  /** UTF-16 units of the block's folded text. */
  length: number;
}

/**
 * How well a block answers a query, after the term frequency of Okapi BM25; with f = sum / best,
 *
 *     score = best × 2.2 × f / (f + 1.2 × (0.25 + 0.75 × length / 120))
 *
 * So hits that stand close come before as many in a long block, each further hit counts less than
 * the one before, and headings come before paragraphs. A block with more of the query's terms comes
 * before all that have fewer.
 *
 * @returns a whole number, the greater the better
 */
export function scoreBlock({ terms, sum, best, length }: BlockFacts): number {
  const frequency = sum / best;
  const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / USUAL_LENGTH);
  const score = (best * (SATURATION + 1) * frequency) / (frequency + damping);
  return Math.min(terms, MAX_TERMS) * TERM_STEP + Math.round(score * PRECISION);
}

/** What scores are multiplied by to leave room for the number of a block. */
const BLOCKS = 2 ** 26;

/**
 * The same tier with its best blocks first; equal ones, and the hits within a block, in text order.
 */
export function rankTier(source: Tier): Tier {
  const { tier, total } = source;
  let ranking: Ranking | null = null;

  function page(offset: number, limit: number): FoundHit[] {
    const end = limit === 0 ? total : Math.min(total, offset + limit);
    if (offset >= end) return [];
    const runs = source.runs();
    ranking ??= rankBlocks(runs);
    const { order, before, runOf, firstOf } = ranking;
    const hits: FoundHit[] = [];
    for (let rank = lastAtMost(before, offset); hits.length < end - offset; rank += 1) {
      const block = order[rank] ?? 0;
      const run = runs[runOf[block] ?? 0];
      if (!run) break;
      const start = before[rank] ?? 0;
      const last = Math.min(end, before[rank + 1] ?? total);
      for (let hit = Math.max(offset, start); hit < last; hit += 1) {
        hits.push(readHit(run, (firstOf[block] ?? 0) + hit - start, tier));
      }
    }
    return hits;
  }

  return { tier, total, page, runs: () => source.runs() };
}

/** Blocks with hits, numbered in text order. */
interface Ranking {
  /** The blocks, best first. */
  order: Uint32Array;
  /** Hits before each place of `order`. */
  before: Uint32Array;
  /** Number of the run of each block. */
  runOf: Uint32Array;
  /** First hit of each block in the run's list. */
  firstOf: Uint32Array;
}

function rankBlocks(runs: readonly Run[]): Ranking {
  const runOf = createNumberList(64);
  const firstOf = createNumberList(64);
  const counts = createNumberList(64);
  const scores = createNumberList(64);
  for (const [number, run] of runs.entries()) {
    for (let hit = run.from; hit < run.to; ) {
      const next = nextBlock(run, hit);
      runOf.push(number);
      firstOf.push(hit);
      counts.push(next - hit);
      scores.push(scoreBlock(readFacts(run, hit, next)));
      hit = next;
    }
  }
  const keys = Float64Array.from(scores.view(), (score, block) => block - score * BLOCKS).sort();
  const order = Uint32Array.from(keys, (key) => key - Math.floor(key / BLOCKS) * BLOCKS);
  const before = new Uint32Array(order.length);
  for (let rank = 1; rank < order.length; rank += 1) {
    before[rank] = (before[rank - 1] ?? 0) + (counts.items[order[rank - 1] ?? 0] ?? 0);
  }
  return { order, before, runOf: runOf.view(), firstOf: firstOf.view() };
}

/** The first hit of a run after those that share the block of one. */
function nextBlock({ list, to }: Run, hit: number): number {
  const block = list.blockOf(hit);
  let next = hit + 1;
  while (next < to && list.blockOf(next) === block) next += 1;
  return next;
}

const termsSeen = new Set<number>();

/** @param from first hit of a block @param to where its hits end */
function readFacts({ part, list }: Run, from: number, to: number): BlockFacts {
  const { store } = part.part;
  const block = list.blockOf(from);
  const kind = blockKind(store, block);
  const usual = kind === 'title' || kind === 'heading' ? WEIGHT[kind] : WEIGHT.text;
  const runIn = runInAt(store, block);
  let sum = 0;
  let best = 0;
  termsSeen.clear();
  for (let hit = from; hit < to; hit += 1) {
    termsSeen.add(list.termOf(hit));
    let weight = usual;
    if (runIn >= 0) {
      const { start, end } = list.rangeOf(hit);
      const isInside =
        start >= (store.runIns[runIn + 1] ?? 0) && end <= (store.runIns[runIn + 2] ?? 0);
      if (isInside) weight = Math.max(usual, WEIGHT.runIn);
    }
    sum += weight;
    best = Math.max(best, weight);
  }
  const length = blockEnd(store, block) - (store.blockStarts[block] ?? 0);
  return { terms: termsSeen.size, sum, best, length };
}
