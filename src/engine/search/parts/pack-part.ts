import { countGram, countUnit, findGram, type GramIndex, readGram } from '../grams/gram-index.ts';
import type { TextStore } from '../text/text-store.ts';
import { blocksOf, LivingText } from './living-text.ts';
import { firstOf, type Occurrences, type Part } from './part.ts';
import { isSelfSimilar, standsAt } from './scan.ts';

/** What sorting one position costs, in units of text that could be read meanwhile. */
const COST_OF_SORTING = 64;

/** Text that no longer changes, with the index of its pairs as soon as that is loaded. */
export class PackPart implements Part {
  grams: GramIndex | null;
  readonly #text: LivingText;

  constructor(store: TextStore, grams: GramIndex | null = null, alive?: Uint8Array) {
    this.#text = new LivingText(store, alive);
    this.grams = grams;
  }

  get store(): TextStore {
    return this.#text.store;
  }
  get alive(): Uint8Array {
    return this.#text.alive;
  }
  get deadCount(): number {
    return this.#text.deadCount;
  }
  /** Length of what doesn't count. Unit: UTF-16 units of folded text. */
  get deadLength(): number {
    return this.#text.deadLength;
  }

  /** Takes a document out, by its number in the store. */
  remove(document: number): void {
    this.#text.remove(document);
  }

  find(query: string, limit: number): Occurrences {
    if (this.grams === null) return this.#text.scanAll(query, limit);
    if (query.length === 1) return this.#findUnit(this.grams, query, limit);
    if (query.length === 2) return this.#findPair(this.grams, query, limit);
    return this.#findLonger(this.grams, query, limit);
  }

  candidates(query: string): Uint32Array | null {
    if (this.grams === null || query.length < 2) return null;
    return blocksOf(this.store, this.find(query, 0).starts);
  }

  #findUnit(grams: GramIndex, query: string, limit: number): Occurrences {
    const unit = query.charCodeAt(0);
    const count = countUnit(grams, unit);
    if (count === 0) return firstOf(new Uint32Array(0), 0);
    const wanted = limit === 0 ? count : Math.min(limit, count);
    // Reading the lists means sorting them; reading the text means passing all that lies between.
    if (count * COST_OF_SORTING <= (wanted / count) * this.store.length) {
      return firstOf(this.#text.sift(query, readUnit(grams, unit, count)), limit);
    }
    if (limit === 0 || this.#text.mayRepeat(query)) {
      return this.#text.scanAll(query, limit);
    }
    const starts: number[] = [];
    this.#text.scan(query, (position) => starts.push(position) < wanted);
    return { total: count - this.#text.countDead(query), starts: Uint32Array.from(starts) };
  }

  #findPair(grams: GramIndex, query: string, limit: number): Occurrences {
    const gram = findGram(grams, query.charCodeAt(0), query.charCodeAt(1));
    const total = gram < 0 ? 0 : countGram(grams, gram);
    const isWhole = this.#text.isWhole(query);
    const wanted = isWhole && limit > 0 ? Math.min(limit, total) : total;
    const starts = new Uint32Array(wanted);
    if (wanted > 0) readGram(grams, gram, starts, wanted);
    return isWhole ? { total, starts } : firstOf(this.#text.sift(query, starts), limit);
  }

  #findLonger(grams: GramIndex, query: string, limit: number): Occurrences {
    const rarest = rarestPair(grams, query);
    if (rarest === null) return firstOf(new Uint32Array(0), 0);
    // Comparing a periodic text with itself would be quadratic; the scan knows how to avoid that.
    if (rarest.count * query.length > this.store.length && isSelfSimilar(query)) {
      return this.#text.scanAll(query, limit);
    }
    const { units } = this.store;
    const starts = new Uint32Array(rarest.count);
    readGram(grams, rarest.gram, starts, rarest.count);
    let kept = 0;
    for (const place of starts) {
      const start = place - rarest.at;
      if (start < 0 || !standsAt(units, query, start)) continue;
      starts[kept] = start;
      kept += 1;
    }
    return firstOf(this.#text.sift(query, starts.subarray(0, kept)), limit);
  }
}

function readUnit(grams: GramIndex, unit: number, count: number): Uint32Array {
  const starts = new Uint32Array(count);
  let read = 0;
  const end = grams.firsts[unit + 1] ?? 0;
  for (let gram = grams.firsts[unit] ?? 0; gram < end; gram += 1) {
    read += readGram(grams, gram, starts.subarray(read), count);
  }
  return starts.sort();
}

interface Pair {
  gram: number;
  /** Where in the string it stands. */
  at: number;
  /** Number of its places in the text. */
  count: number;
}

/** The pair of a string with the fewest places; null if one has none. */
function rarestPair(grams: GramIndex, query: string): Pair | null {
  let rarest: Pair | null = null;
  for (let at = 0; at + 1 < query.length; at += 1) {
    const gram = findGram(grams, query.charCodeAt(at), query.charCodeAt(at + 1));
    if (gram < 0) return null;
    const count = countGram(grams, gram);
    if (rarest === null || count < rarest.count) rarest = { gram, at, count };
  }
  return rarest;
}
