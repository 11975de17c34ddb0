import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { Corpus, CorpusPart, FoldedHits } from '../corpus.ts';
import type { Part } from '../parts/part.ts';
import { standsAt } from '../parts/scan.ts';
import { cutWindow } from '../results/original-window.ts';
import { toOriginalRange } from '../text/original.ts';
import { BLOCK_BREAK, blockAt } from '../text/text-store.ts';
import { createWindowList } from './choose-windows.ts';
import { codePointAt, codePointBefore } from './code-points.ts';
import { createEditComparison } from './one-edit.ts';
import { findSharedForms } from './shared-forms.ts';

/** Nothing similar is looked for to shorter or longer texts. Unit: code points, folded. */
export const MIN_NEAR_LENGTH = 4;
export const MAX_NEAR_LENGTH = 64;

const MAX_SUGGESTIONS = 5;

/** What hits read. */
export interface Suggestion {
  /** Verbatim, as it stands at the first of them. */
  text: string;
  /** Hits that read so when folded. */
  total: number;
}

/**
 * Finds every place one edit away from a text: a code point put in, left out or replaced, or two
 * neighbours swapped (optimal string alignment distance 1), within a block. Of the stretches that
 * could be meant at a place, which overlap, the hit is one of the query's length, else a longer, else
 * a shorter one, of equal ones the leftmost; but those that begin or end with a sign where the query
 * doesn't come after all others. A stretch never begins or ends with white space, and never touches
 * a place where the text itself stands.
 *
 * By the pigeonhole principle one half of the query stands unchanged at each such place, unless the
 * swap is where the halves meet; so it is enough to look at all places of either half.
 *
 * @param text as typed; nothing is found unless it has 4 to 64 code points when folded
 */
export function findNear(corpus: Corpus, text: string): FoldedHits[] {
  const query = Array.from(fold(text.trim()).text);
  if (query.length < MIN_NEAR_LENGTH || query.length > MAX_NEAR_LENGTH) {
    return [];
  }
  return corpus.parts.flatMap((part) => {
    const found = findInPart(part, query);
    return found.starts.length > 0 ? [found] : [];
  });
}

/** The texts that hits read most often, at most 5. */
export function suggestTexts(hits: readonly FoldedHits[]): Suggestion[] {
  const readings = new Map<string, { total: number; part: Part; start: number; end: number }>();
  for (const { part, starts, ends } of hits) {
    const { units } = part.part.store;
    for (let i = 0; i < starts.length; i += 1) {
      const start = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      const folded = String.fromCharCode(...units.subarray(start, end));
      const known = readings.get(folded);
      if (known) known.total += 1;
      else readings.set(folded, { total: 1, part: part.part, start, end });
    }
  }
  return [...readings.values()]
    .sort((a, b) => b.total - a.total)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ total, part, start, end }) => ({ text: readVerbatim(part, start, end), total }));
}

/** The original text of a stretch, without what was dropped at its edges. */
function readVerbatim({ store }: Part, start: number, end: number): string {
  const block = blockAt(store, start);
  const range = toOriginalRange(store, block, start, end);
  const window = cutWindow(store, block, range, 0, 0);
  return sliceCodePoints(window.text, range.start - window.start, range.end - window.start);
}

function findInPart(part: CorpusPart, query: readonly string[]): FoldedHits {
  const { store } = part.part;
  const { units } = store;
  const middle = query.length >> 1;
  const first = query.slice(0, middle);
  const second = query.slice(middle);
  const windows = createWindowList(RANKS);
  const rankOf = createRanking(query);

  function add(start: number, end: number): void {
    const from = codePointAt(units, start);
    const last = codePointBefore(units, end);
    if (from === SPACE || last === SPACE) return;
    windows.add(start, end, rankOf(countBetween(units, start, end), from, last));
  }

  const before = createEditComparison(units, toCodePoints(first).reverse(), -1, BLOCK_BREAK);
  for (const start of findAll(part.part, second.join(''))) {
    const end = start + second.join('').length;
    before.compare(start, (from) => add(from, end));
  }
  const after = createEditComparison(units, toCodePoints(second), 1, BLOCK_BREAK);
  const firstLength = first.join('').length;
  for (const start of findAll(part.part, first.join(''))) {
    after.compare(start + firstLength, (to) => add(start, to));
  }
  const swapped = swapAt(query, middle).join('');
  const whole = query.join('');
  if (swapped !== whole) {
    for (const start of findAll(part.part, swapped)) add(start, start + swapped.length);
  }
  return { part, ...windows.choose(findAll(part.part, whole), whole.length, store.length) };
}

const SPACE = 0x20;

/** The same length, longer, shorter; and again for those with a sign at an edge. */
const RANKS = 6;

/** Says how good a stretch is: the lower, the better. */
function createRanking(query: readonly string[]) {
  const [first = 0, last = 0] = toCodePoints([query[0] ?? '', query.at(-1) ?? '']);
  return (length: number, from: number, to: number): number => {
    const rank = length === query.length ? 0 : length > query.length ? 1 : 2;
    const hasSign = (isSign(from) && !isSign(first)) || (isSign(to) && !isSign(last));
    return hasSign ? rank + 3 : rank;
  };
}

const knownSigns = new Map<number, boolean>();

function isSign(codePoint: number): boolean {
  const known = knownSigns.get(codePoint);
  if (known !== undefined) return known;
  const isFound = !/[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(codePoint));
  knownSigns.set(codePoint, isFound);
  return isFound;
}

function swapAt(query: readonly string[], middle: number): string[] {
  const swapped = [...query];
  swapped.splice(middle - 1, 2, query[middle] ?? '', query[middle - 1] ?? '');
  return swapped;
}

function toCodePoints(characters: readonly string[]): number[] {
  return characters.map((character) => character.codePointAt(0) ?? 0);
}

function countBetween(units: Uint16Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const unit = units[at] ?? 0;
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}

/** Where a string stands, also where a part counts two places as one hit. */
function findAll(part: Part, text: string): Uint32Array {
  const { starts } = part.find(text, 0);
  const shared = findSharedForms(part.store);
  const more: number[] = [];
  let form = 0;
  for (const start of starts) {
    while (form < shared.length && start >= (shared[form + 1] ?? 0)) form += 2;
    if (form >= shared.length) break;
    if (start < (shared[form] ?? 0)) continue;
    for (let at = start + 1; at < (shared[form + 1] ?? 0); at += 1) {
      if (standsAt(part.store.units, text, at)) more.push(at);
    }
  }
  if (more.length === 0) return starts;
  return Uint32Array.from(new Set([...starts, ...more])).sort();
}
