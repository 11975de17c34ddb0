import type { GramIndex } from '../grams/gram-index.ts';
import { firstUnitOf, lastUnitOf } from './code-points.ts';
import type { Edge, PinyinGraph } from './pinyin-graph.ts';
import { createBits, hasBit, isIn, setBit } from './readings.ts';

/**
 * Places of a graph such that every path of two edges or more has exactly one of them: pairs of
 * edges, one after the other. Where the characters of such a pair stand in the text, the rest is
 * followed in both directions.
 */
export interface Joints {
  readonly pairs: readonly EdgePair[];
  /**
   * For the last unit of each character before the joint: the first units of the characters that
   * may follow it, as bits.
   */
  readonly afters: ReadonlyMap<number, Uint32Array>;
  /** Places in the text where such characters meet; a little more than there are. */
  readonly places: number;
}

type Guess = Omit<Joints, 'places'> & { readonly weight: number };
type EdgePair = readonly [before: Edge, after: Edge];

/** How paths go on from two characters that meet at a joint. */
export interface Continuation {
  /** The node where the first character's edge starts. */
  readonly from: number;
  /** The nodes where the second one's may end. */
  readonly to: readonly number[];
}

/** Joints compared by their places, once their characters' places are known. */
const COMPARED = 3;

/**
 * The joints of a graph whose characters meet least often.
 *
 * @returns null if no path has two edges
 */
export function findRarestJoints(graph: PinyinGraph, grams: GramIndex): Joints | null {
  const candidates = listJoints(graph)
    .filter((pairs) => pairs.length > 0)
    .map((pairs) => guessJoints(pairs, grams))
    .sort((a, b) => a.weight - b.weight)
    .slice(0, COMPARED);
  let rarest: Joints | null = null;
  for (const candidate of candidates) {
    const places = weighPlaces(candidate, grams);
    if (rarest === null || places < rarest.places) rarest = { ...candidate, places };
  }
  return rarest;
}

function listJoints({ end, edges, starting, ending }: PinyinGraph): EdgePair[][] {
  const pairsFrom = (before: Edge) =>
    (starting[before.to] ?? []).map((after): EdgePair => [before, after]);
  const pairsTo = (after: Edge) =>
    (ending[after.from] ?? []).map((before): EdgePair => [before, after]);
  /** Nodes that an edge leaps over; every path comes by the others. */
  const leapt = new Uint8Array(end + 1);
  for (const { from, to } of edges) if (from > 0 || to < end) leapt.fill(1, from + 1, to);
  const passed = ending.filter((_, node) => node > 0 && node < end && leapt[node] === 0);
  return [
    (starting[0] ?? []).flatMap(pairsFrom),
    (ending[end] ?? []).flatMap(pairsTo),
    ...passed.map((here) => here.flatMap(pairsFrom)),
  ];
}

/** Joints with their places guessed from how often the characters stand in the text at all. */
function guessJoints(pairs: readonly EdgePair[], grams: GramIndex): Guess {
  const edges = [...new Set(pairs.map(([before]) => before))];
  /** By unit before the joint: the sum of 2 to the number of each edge that it may belong to. */
  const masks = new Map<number, number>();
  edges.forEach(({ characters }, number) => {
    for (const unit of new Set(Array.from(characters.codePoints, lastUnitOf))) {
      masks.set(unit, (masks.get(unit) ?? 0) + 2 ** number);
    }
  });
  const known = new Map<number, { afters: Uint32Array; weight: number }>();
  function aftersOf(mask: number) {
    const remembered = known.get(mask);
    if (remembered) return remembered;
    const isHeld = (edge: Edge) => Math.floor(mask / 2 ** edges.indexOf(edge)) % 2 === 1;
    const held = pairs.filter(([before]) => isHeld(before)).map(([, after]) => after);
    const made = collectUnits(held, grams);
    known.set(mask, made);
    return made;
  }

  let weight = 0;
  const afters = new Map<number, Uint32Array>();
  for (const [unit, mask] of masks) {
    const bytes = weighUnit(unit, grams);
    if (bytes === 0) continue;
    const following = aftersOf(mask);
    afters.set(unit, following.afters);
    weight += bytes * following.weight;
  }
  return { pairs, afters, weight };
}

/** The first units of the characters of some edges, and how often they stand in the text. */
function collectUnits(edges: readonly Edge[], grams: GramIndex) {
  const units = new Set<number>();
  for (const { characters } of edges) {
    for (const codePoint of characters.codePoints) units.add(firstUnitOf(codePoint));
  }
  const afters = createBits();
  let weight = 0;
  for (const unit of units) {
    setBit(afters, unit);
    weight += weighUnit(unit, grams);
  }
  return { afters, weight };
}

/** How often a unit stands in the text, roughly. Unit: bytes of its lists. */
function weighUnit(unit: number, { firsts, offsets }: GramIndex): number {
  return (offsets[firsts[unit + 1] ?? 0] ?? 0) - (offsets[firsts[unit] ?? 0] ?? 0);
}

/** How often the characters meet, roughly. Unit: bytes of their lists. */
function weighPlaces(joints: Guess, grams: GramIndex): number {
  let bytes = 0;
  visitGrams(joints, grams, (gram) => {
    bytes += (grams.offsets[gram + 1] ?? 0) - (grams.offsets[gram] ?? 0);
  });
  return bytes;
}

/** Calls back with the lists of all pairs of units that may belong to a joint. */
export function visitGrams(
  { afters }: Pick<Joints, 'afters'>,
  { firsts, seconds }: GramIndex,
  visit: (gram: number, first: number, second: number) => void,
): void {
  for (const [first, following] of afters) {
    const end = firsts[first + 1] ?? 0;
    for (let gram = firsts[first] ?? 0; gram < end; gram += 1) {
      const second = seconds[gram] ?? 0;
      if (hasBit(following, second)) visit(gram, first, second);
    }
  }
}

/** How paths go on where two characters meet; empty where they don't fit a joint together. */
export function continueFrom(
  pairs: Joints['pairs'],
  before: number,
  after: number,
): readonly Continuation[] {
  const continuations = new Map<number, number[]>();
  for (const [first, second] of pairs) {
    if (!isIn(first.characters, before) || !isIn(second.characters, after)) continue;
    const to = continuations.get(first.from);
    if (to) to.push(second.to);
    else continuations.set(first.from, [second.to]);
  }
  return Array.from(continuations, ([from, to]) => ({ from, to }));
}
