import type { PinyinReadings, PinyinUnit } from '../../../shared/search/pinyin-query.ts';
import { codePointAt, codePointBefore, firstUnitOf, lastUnitOf, sizeOf } from './code-points.ts';
import { type CharacterSet, createBits, findCharacters, hasBit, isIn, setBit } from './readings.ts';

/** What one character may stand for: the letters from a node to another. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly characters: CharacterSet;
}

/** A query's readings with the characters that fit; nodes are the places between its letters. */
export interface PinyinGraph {
  /** The last node. */
  readonly end: number;
  readonly edges: readonly Edge[];
  /** The edges that start at each node, and those that end there. */
  readonly starting: readonly (readonly Edge[])[];
  readonly ending: readonly (readonly Edge[])[];
}

export function createGraph({ letters, units }: PinyinReadings): PinyinGraph {
  const end = letters.length;
  const sets = new Map<string, CharacterSet>();
  function charactersOf(parallel: readonly PinyinUnit[]): CharacterSet {
    const key = parallel.map(({ kind, text }) => `${kind} ${text}`).join();
    const known = sets.get(key) ?? findCharacters(parallel);
    sets.set(key, known);
    return known;
  }

  const starting = units.map((here, from) =>
    Array.from(
      Map.groupBy(here, ({ to }) => to),
      ([to, parallel]) => {
        return { from, to, characters: charactersOf(parallel) };
      },
    ),
  );
  const edges = starting.flat();
  const ending: Edge[][] = Array.from({ length: end + 1 }, () => []);
  for (const edge of edges) ending[edge.to]?.push(edge);
  return { end, edges, starting, ending };
}

/** Follows a graph through a text, character by character, along all its paths at once. */
export interface Follower {
  /**
   * Where the longest run of characters ends that leads from one of some nodes to the last one.
   *
   * @param position where the run begins
   * @param nodes not empty
   * @returns -1 if none leads there; the position itself if the last node is among them and nothing longer leads there
   */
  forward(position: number, nodes: readonly number[]): number;
  /**
   * Where the runs begin that lead from the first node to another.
   *
   * @param position where the runs end
   * @returns valid until the next call
   */
  backward(position: number, node: number): readonly number[];
}

export function createFollower(graph: PinyinGraph, units: Uint16Array): Follower {
  const { end, starting, ending } = graph;
  const leaving = rememberUnits(starting, firstUnitOf);
  const arriving = rememberUnits(ending, lastUnitOf);
  let current: number[] = [];
  let next: number[] = [];
  /** The round in which each node was last reached. */
  const reached = new Uint32Array(end + 1);
  let round = 0;
  const starts: number[] = [];

  function reach(node: number): void {
    if (reached[node] === round) return;
    reached[node] = round;
    next.push(node);
  }

  function turn(): void {
    [current, next] = [next, current];
    next.length = 0;
    round += 1;
  }

  function forward(position: number, nodes: readonly number[]): number {
    // Most places end here: one look at the text decides.
    const unit = units[position] ?? 0;
    if (!nodes.some((node) => hasBit(leaving(node), unit)))
      return nodes.includes(end) ? position : -1;
    turn();
    for (const node of nodes) reach(node);
    let longest = -1;
    for (let at = position; ; ) {
      if (reached[end] === round) longest = at;
      turn();
      if (current.length === 0) return longest;
      const codePoint = codePointAt(units, at);
      for (const node of current) {
        for (const edge of starting[node] ?? []) {
          if (isIn(edge.characters, codePoint)) reach(edge.to);
        }
      }
      at += sizeOf(codePoint);
    }
  }

  function backward(position: number, from: number): readonly number[] {
    starts.length = 0;
    if (from === 0) starts.push(position);
    if (!hasBit(arriving(from), units[position - 1] ?? 0)) return starts;
    turn();
    reach(from);
    for (let at = position; ; ) {
      if (reached[0] === round) starts.push(at);
      turn();
      if (current.length === 0) return starts;
      const codePoint = codePointBefore(units, at);
      for (const node of current) {
        for (const edge of ending[node] ?? []) {
          if (isIn(edge.characters, codePoint)) reach(edge.from);
        }
      }
      at -= sizeOf(codePoint);
    }
  }

  return { forward, backward };
}

/** By node: the units that stand at the near end of the characters of its edges. */
function rememberUnits(
  edgesOf: readonly (readonly Edge[])[],
  unitOf: (codePoint: number) => number,
): (node: number) => Uint32Array {
  const remembered: Uint32Array[] = [];
  return (node) => {
    const known = remembered[node];
    if (known) return known;
    const bits = createBits();
    for (const { characters } of edgesOf[node] ?? []) {
      for (const codePoint of characters.codePoints) setBit(bits, unitOf(codePoint));
    }
    remembered[node] = bits;
    return bits;
  };
}
