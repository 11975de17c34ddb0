import type { Corpus } from '../corpus.ts';
import { toOriginalRange } from '../text/original.ts';
import { blockAt, blockId, documentAt } from '../text/text-store.ts';

/** Document, block, start and end in code points of the original text. */
export type Place = [document: string, block: string, start: number, end: number];

/**
 * Every hit of a string in a corpus, in the library's order.
 *
 * @param query folded
 */
export function findPlaces({ parts }: Corpus, query: string): Place[] {
  const placed = parts.flatMap(({ part, places }) => {
    const { store } = part;
    return [...part.find(query, 0).starts].flatMap((position) => {
      const block = blockAt(store, position);
      const number = documentAt(store, block);
      const document = store.documents[number];
      if (!document) return [];
      const { start, end } = toOriginalRange(store, block, position, position + query.length);
      const place: Place = [document.id, blockId(document, block), start, end];
      return [{ order: places[number] ?? 0, place }];
    });
  });
  // The hits of one document all come from one part, in order; sorting keeps them so.
  return placed.sort((left, right) => left.order - right.order).map(({ place }) => place);
}
