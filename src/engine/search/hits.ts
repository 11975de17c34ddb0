import type { SearchHit } from '../../shared/contract.ts';
import type { Block, ZhujianDocument } from '../../shared/document/model.ts';
import {
  createOutlineIndex,
  deriveOutline,
  type OutlineEntry,
} from '../../shared/document/outline.ts';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import type { Found } from './corpus.ts';
import { cutSnippet } from './snippet.ts';

/** Turns what the worker found, which is numbers only, into hits to be read. */
export interface HitReader {
  /** Numbers of a document's blocks, up to but not including `to`; undefined when it isn't there. */
  blocksOf(document: string): { from: number; to: number } | undefined;
  read(found: Found): SearchHit[];
}

/**
 * @param documents the documents in the order in which the worker has them
 */
export function createHitReader(documents: readonly ZhujianDocument[]): HitReader {
  const places: { document: ZhujianDocument; block: Block }[] = [];
  const ranges = new Map<string, { from: number; to: number }>();
  for (const document of documents) {
    const from = places.length;
    for (const block of document.blocks) places.push({ document, block });
    ranges.set(document.id, { from, to: places.length });
  }
  const outlines = new Map<ZhujianDocument, Map<string, OutlineEntry[]>>();

  function pathTo(document: ZhujianDocument, block: Block): string[] {
    let outline = outlines.get(document);
    outline ??= createOutlineIndex(document, deriveOutline(document));
    outlines.set(document, outline);
    const titles = (outline.get(block.id) ?? []).map((entry) => entry.title);
    return titles.filter((title) => title !== '');
  }

  function* readHits({ hits }: Found): Generator<SearchHit> {
    for (let at = 0; at < hits.length; at += 3) {
      const [number = -1, start = 0, end = 0] = hits.subarray(at, at + 3);
      const place = places[number];
      if (place === undefined) continue;
      const { document, block } = place;
      const text = sliceCodePoints(block.text, start, end);
      const path = pathTo(document, block);
      const snippet = cutSnippet(block.text, { start, end });
      yield {
        document: document.id,
        block: block.id,
        start,
        end,
        tier: 'exact',
        text,
        ...snippet,
        path,
      };
    }
  }

  return { blocksOf: (document) => ranges.get(document), read: (found) => [...readHits(found)] };
}
