import { parsePinyin } from '../../../shared/search/pinyin-query.ts';
import type { Corpus, CorpusPart, FoldedHits } from '../corpus.ts';
import { countGram, findGram, type GramIndex, readGram } from '../grams/gram-index.ts';
import {
  codePointAt,
  codePointBefore,
  firstUnitOf,
  isSurrogate,
  lastUnitOf,
  sizeOf,
} from './code-points.ts';
import { createHitList, findDead, type HitList } from './hit-list.ts';
import { createFollower, createGraph, type PinyinGraph } from './pinyin-graph.ts';
import { type Continuation, continueFrom, findRarestJoints, visitGrams } from './pinyin-joints.ts';
import { createBits, hasBit, setBit } from './readings.ts';

/** Longer queries aren't read as pinyin. Unit: letters; 48 syllables or so. */
export const MAX_PINYIN_LETTERS = 128;

/**
 * Finds characters by their readings: every run of characters within a block that is read as the
 * query is spelt (see `parsePinyin`), one character for each unit, with nothing skipped in between.
 * A character counts with all its readings and with those of all its variants. Where runs of
 * several lengths begin at one place, the longest is the hit.
 *
 * @param text the query as typed
 * @returns hits of the parts that have any; nothing for what can't be pinyin
 */
export function findPinyin(corpus: Corpus, text: string): FoldedHits[] {
  const readings = parsePinyin(text);
  if (readings === null || readings.letters.length > MAX_PINYIN_LETTERS) return [];
  const graph = createGraph(readings);
  return corpus.parts.flatMap((part) => {
    const hits = createHitList(part);
    const { grams } = part.part;
    if (grams === null) scanReadings(part, graph, hits);
    else lookUpReadings(part, graph, grams, hits);
    const found = hits.finish();
    return found.starts.length > 0 ? [found] : [];
  });
}

/** Tries every position; the way for text without an index. */
function scanReadings({ part }: CorpusPart, graph: PinyinGraph, hits: HitList): void {
  const { store, alive, deadCount } = part;
  const { units } = store;
  const follower = createFollower(graph, units);
  const beginning = createBits();
  for (const { characters } of graph.starting[0] ?? []) {
    for (const codePoint of characters.codePoints) setBit(beginning, firstUnitOf(codePoint));
  }
  const start = [0];
  function scanStretch(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      if (!hasBit(beginning, units[at] ?? 0)) continue;
      const end = follower.forward(at, start);
      if (end > at) hits.add(at, end);
    }
  }
  const dead = findDead(store, alive, deadCount);
  let from = 0;
  for (let at = 0; at < dead.length; at += 2) {
    scanStretch(from, dead[at] ?? 0);
    from = dead[at + 1] ?? 0;
  }
  scanStretch(from, store.length);
}

/** Goes from the places of the pairs of characters that meet least often. */
function lookUpReadings(
  { part }: CorpusPart,
  graph: PinyinGraph,
  grams: GramIndex,
  hits: HitList,
): void {
  const { units } = part.store;
  const visitPlaces = createPlaceVisitor(grams);
  lookUpSingles(graph, grams, visitPlaces, hits);
  const joints = findRarestJoints(graph, grams);
  if (joints === null) return;
  const follower = createFollower(graph, units);

  function follow(continuations: readonly Continuation[], before: number, after: number): void {
    for (const { from, to } of continuations) {
      const starts = follower.backward(before, from);
      const end = starts.length > 0 ? follower.forward(after, to) : -1;
      if (end >= 0) for (const start of starts) hits.add(start, end);
    }
  }

  function followAt(place: number): void {
    const before = codePointBefore(units, place + 1);
    const after = codePointAt(units, place + 1);
    const continuations = continueFrom(joints?.pairs ?? [], before, after);
    follow(continuations, place + 1 - sizeOf(before), place + 1 + sizeOf(after));
  }

  visitGrams(joints, grams, (gram, first, second) => {
    if (isSurrogate(first) || isSurrogate(second)) return visitPlaces(gram, followAt);
    const continuations = continueFrom(joints.pairs, first, second);
    if (continuations.length === 0) return;
    if (isComplete(continuations, graph)) visitPlaces(gram, (place) => hits.add(place, place + 2));
    else visitPlaces(gram, (place) => follow(continuations, place, place + 2));
  });
}

/** Whether two characters are all there is to find, so that the text needn't be looked at. */
function isComplete(continuations: readonly Continuation[], { end }: PinyinGraph): boolean {
  return continuations.every(({ from, to }) => from === 0 && to.every((node) => node === end));
}

/** Adds the places of the characters that are a whole reading each. */
function lookUpSingles(
  graph: PinyinGraph,
  grams: GramIndex,
  visitPlaces: PlaceVisitor,
  hits: HitList,
): void {
  const edge = graph.ending[graph.end]?.find(({ from }) => from === 0);
  for (const codePoint of edge?.characters.codePoints ?? []) {
    const first = firstUnitOf(codePoint);
    const last = lastUnitOf(codePoint);
    if (first !== last) {
      const gram = findGram(grams, first, last);
      if (gram >= 0) visitPlaces(gram, (place) => hits.add(place, place + 2));
      continue;
    }
    const end = grams.firsts[first + 1] ?? 0;
    for (let gram = grams.firsts[first] ?? 0; gram < end; gram += 1) {
      visitPlaces(gram, (place) => hits.add(place, place + 1));
    }
  }
}

type PlaceVisitor = (gram: number, visit: (place: number) => void) => void;

/** Reads lists of places into one array, again and again. */
function createPlaceVisitor(grams: GramIndex): PlaceVisitor {
  let places = new Uint32Array(1024);
  return (gram, visit) => {
    const count = countGram(grams, gram);
    if (count > places.length) places = new Uint32Array(2 * count);
    readGram(grams, gram, places, count);
    for (let i = 0; i < count; i += 1) visit(places[i] ?? 0);
  };
}
