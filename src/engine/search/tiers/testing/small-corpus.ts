import type { TextRange } from '../../../../shared/document/model.ts';
import { fold, toOriginalRange } from '../../../../shared/text/folding.ts';
import type { FoldedHits } from '../../corpus.ts';
import { buildGrams } from '../../grams/build-grams.ts';
import { PackPart } from '../../parts/pack-part.ts';
import { buildStore } from '../../text/build-text.ts';
import { toOriginalRange as toOriginalRangeIn } from '../../text/original.ts';
import { blockAt } from '../../text/text-store.ts';

/** Parts that hold the same documents of one block each: with an index and without. */
export function createParts(texts: readonly string[], dead: readonly number[]): PackPart[] {
  const store = buildStore(
    texts.map((text, at) => ({
      ...{ id: `d${at}`, hash: '', title: '' },
      blocks: [{ id: 'b1', kind: 'paragraph', text }],
    })),
  );
  const grams = buildGrams(store.units.subarray(0, store.length));
  const parts = [new PackPart(store, grams), new PackPart(store)];
  for (const part of parts) for (const document of dead) part.remove(document);
  return parts;
}

/** A hit in code points of the original block. */
export interface OriginalHit extends TextRange {
  block: number;
}

export function toOriginalHits(hits: readonly FoldedHits[]): OriginalHit[] {
  return hits.flatMap(({ part, starts, ends }) =>
    Array.from(starts, (start, i) => {
      const { store } = part.part;
      const block = blockAt(store, start);
      return { block, ...toOriginalRangeIn(store, block, start, ends[i] ?? 0) };
    }),
  );
}

export interface FoldedBlock {
  /** The code points of its folded text. */
  characters: readonly string[];
  /** The original range of a stretch of those. */
  original(start: number, end: number): TextRange;
}

export function foldBlocks(texts: readonly string[]): FoldedBlock[] {
  return texts.map((text) => {
    const folded = fold(text);
    const characters = Array.from(folded.text);
    const unit = (at: number) => characters.slice(0, at).join('').length;
    return {
      characters,
      original: (start, end) => toOriginalRange(folded, unit(start), unit(end)),
    };
  });
}
