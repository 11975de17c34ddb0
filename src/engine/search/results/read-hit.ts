import type { SearchHit, SearchTier } from '../../../shared/search/contract.ts';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import type { CorpusPart } from '../corpus.ts';
import { blockId } from '../text/text-store.ts';
import { cutWindow } from './original-window.ts';
import { createOutlineReader, type StoredEntry } from './outline-of.ts';
import { AFTER, BEFORE, cutSnippet } from './snippet.ts';

/** A hit in numbers. */
export interface NumberedHit {
  part: CorpusPart;
  /** Number of its document in the part's store. */
  document: number;
  /** Number of its block in the part's store. */
  block: number;
  /** Code points of the original block. */
  start: number;
  end: number;
  tier: SearchTier;
}

/** Makes of a hit in numbers one to be read, at a cost that doesn't grow with the block. */
export type HitReader = (hit: NumberedHit) => SearchHit;

/** The reader keeps the outlines of the documents that it saw last. */
export function createHitReader(): HitReader {
  const readOutline = createOutlineReader();
  return ({ part, document, block, start, end, tier }) => {
    const { store } = part.part;
    const stored = store.documents[document];
    const window = cutWindow(store, block, { start, end }, BEFORE + 1, AFTER + 1);
    const range = { start: start - window.start, end: end - window.start };
    const outline = readOutline(store, document);
    const innermost = outline.innermost(block);
    return {
      document: stored?.id ?? '',
      block: stored ? blockId(stored, block) : '',
      start,
      end,
      tier,
      text: sliceCodePoints(window.text, range.start, range.end),
      ...cutSnippet(window.text, range),
      path: titlesOf(outline.chain(block)),
      section: stored && innermost ? blockId(stored, innermost.block) : '',
    };
  };
}

/** Headings of entries; the opening of a document has none. */
function titlesOf(entries: readonly StoredEntry[]): string[] {
  return entries.flatMap(({ title }) => (title === '' ? [] : [title]));
}
