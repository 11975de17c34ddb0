import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createOutlineIndex,
  deriveOutline,
  sectionBlocks,
} from '../../../shared/document/outline.ts';
import { buildStore } from '../text/build-text.ts';
import { entryBlocks, expandToSections } from './sections.ts';
import { anyLibrary, toBlock } from './testing/arbitraries.ts';

describe('sections', () => {
  it('are those of the outline', () => {
    fc.assert(
      fc.property(anyLibrary, ({ documents }) => {
        const store = buildStore(documents);
        for (const [number, document] of documents.entries()) {
          const blocks = document.blocks.map(toBlock);
          const outline = deriveOutline({ blocks });
          const stored = store.documents[number];
          const first = stored?.firstBlock ?? 0;
          for (const [ordinal, { id }] of blocks.entries()) {
            const ids = stored && entryBlocks(store, stored, first + ordinal);
            const expected = sectionBlocks({ blocks }, outline, id).map((block) => block.id);
            expect(Array.from(ids ?? [], (block) => blocks[block - first]?.id)).toEqual(expected);
          }
        }
      }),
    );
  });

  it('hold what the innermost entry holds, run-in headings aside', () => {
    fc.assert(
      fc.property(anyLibrary, fc.array(fc.nat(60)), ({ documents }, numbers) => {
        const store = buildStore(documents);
        const keys = documents.flatMap((document) => {
          const blocks = document.blocks.map(toBlock);
          const index = createOutlineIndex({ blocks }, deriveOutline({ blocks }));
          return blocks.map(({ id }) => {
            const entry = index.get(id)?.findLast(({ kind }) => kind !== 'run-in');
            return `${document.id} ${entry ? entry.block : `source ${id}`}`;
          });
        });
        const chosen = [...new Set(numbers)]
          .filter((block) => block < keys.length)
          .sort((a, b) => a - b);
        const wanted = new Set(chosen.map((block) => keys[block]));
        const expected = keys.flatMap((key, block) => (wanted.has(key) ? [block] : []));
        expect([...expandToSections(store, Uint32Array.from(chosen))]).toEqual(expected);
      }),
    );
  });
});
