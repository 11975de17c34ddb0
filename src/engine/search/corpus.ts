import type { Part } from './parts/part.ts';

/** A part with the place of its documents in the library. */
export interface CorpusPart {
  readonly part: Part;
  /** Place of each document of the part in the library's order. */
  readonly places: Uint32Array;
  /**
   * Whether the part has its documents in the library's order, so that the first hits of the part
   * are its first in the library as well.
   */
  readonly isOrdered: boolean;
}

/** All that is searched: every document of the library is alive in exactly one part. */
export interface Corpus {
  readonly parts: readonly CorpusPart[];
  /** Where a document is; undefined where the library has none of that id. */
  find(id: string): DocumentPlace | undefined;
}

export interface DocumentPlace {
  part: CorpusPart;
  /** Its number in the part's store. */
  document: number;
}

/** Hits in the folded text of one part, in the order of their starts. Positions of its store. */
export interface FoldedHits {
  part: CorpusPart;
  starts: Uint32Array;
  /** Where each one ends, which is after its start. */
  ends: Uint32Array;
}

/**
 * Puts parts together.
 *
 * @param parts each document is alive in one of them only
 * @param order ids of the library's documents, in order
 */
export function createCorpus(parts: readonly Part[], order: readonly string[]): Corpus {
  const placeOf = new Map(order.map((id, place) => [id, place]));
  const found = new Map<string, DocumentPlace>();
  const corpusParts = parts.map((part) => {
    const { documents } = part.store;
    const places = Uint32Array.from(documents, ({ id }) => placeOf.get(id) ?? 0);
    const alive = places.filter((_, document) => part.alive[document] === 1);
    const isOrdered = alive.every((place, i) => i === 0 || place > (alive[i - 1] ?? 0));
    const corpusPart: CorpusPart = { part, places, isOrdered };
    documents.forEach(({ id }, document) => {
      if (part.alive[document] === 1) found.set(id, { part: corpusPart, document });
    });
    return corpusPart;
  });
  return { parts: corpusParts, find: (id) => found.get(id) };
}
