import type { Block, ZhujianDocument } from '../document/model.ts';
import { createOutlineIndex, deriveOutline } from '../document/outline.ts';

interface IndexedBlock {
  block: Block;
  /** Headings of the sections that hold the block, outermost first; a run-in heading is its own. */
  path: string[];
}

/** A passage may touch thousands of blocks, and a document never changes once it is made. */
const indexes = new WeakMap<ZhujianDocument, Map<string, IndexedBlock>>();

/** The blocks of a document by id, in reading order, each with its heading path. */
export function indexBlocks(document: ZhujianDocument): ReadonlyMap<string, IndexedBlock> {
  const known = indexes.get(document);
  if (known) return known;
  const outline = createOutlineIndex(document, deriveOutline(document));
  const index = new Map(
    document.blocks.map((block) => {
      const sections = outline.get(block.id)?.filter(({ kind }) => kind === 'section') ?? [];
      return [block.id, { block, path: sections.map(({ title }) => title) }];
    }),
  );
  indexes.set(document, index);
  return index;
}
