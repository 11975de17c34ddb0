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
import {
  type Continuation,
  continueFrom,
  findRarestJoints,
  type Joints,
  visitGrams,
} from './pinyin-joints.ts';
import { scanReadings } from './pinyin-scan.ts';

/** Longer queries aren't read as pinyin. Unit: letters; they spell some 20 syllables. */
export const MAX_PINYIN_LETTERS = 64;

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
    const { grams, store } = part.part;
    const joints = grams && findRarestJoints(graph, grams);
    // In a text that repeats itself, following each place to the query's end would take forever.
    const isLong = joints !== null && joints.places * graph.end > store.length;
    if (grams === null || isLong) scanAll(part, graph, hits);
    else lookUpReadings(part, graph, grams, joints, hits);
    const found = hits.finish();
    return found.starts.length > 0 ? [found] : [];
  });
}

/** The way for text without an index, and where reading everything is quicker. */
function scanAll({ part }: CorpusPart, graph: PinyinGraph, hits: HitList): void {
  const { store, alive, deadCount } = part;
  let from = 0;
  const dead = findDead(store, alive, deadCount);
  for (let at = 0; at < dead.length; at += 2) {
    scanReadings(store.units, graph, from, dead[at] ?? 0, hits.add);
    from = dead[at + 1] ?? 0;
  }
  scanReadings(store.units, graph, from, store.length, hits.add);
}

/** Goes from the places of the pairs of characters that meet least often. */
function lookUpReadings(
  { part }: CorpusPart,
  graph: PinyinGraph,
  grams: GramIndex,
  joints: Joints | null,
  hits: HitList,
): void {
  const { units } = part.store;
  const visitPlaces = createPlaceVisitor(grams);
  lookUpSingles(graph, grams, visitPlaces, hits);
  if (joints === null) return;
  const { pairs } = joints;
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
    const continuations = continueFrom(pairs, before, after);
    follow(continuations, place + 1 - sizeOf(before), place + 1 + sizeOf(after));
  }

  visitGrams(joints, grams, (gram, first, second) => {
    if (isSurrogate(first) || isSurrogate(second)) return visitPlaces(gram, followAt);
    const continuations = continueFrom(pairs, first, second);
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
