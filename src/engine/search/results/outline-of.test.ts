import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/document/model.ts';
import {
  createOutlineIndex,
  deriveOutline,
  walkOutline,
} from '../../../shared/document/outline.ts';
import { buildStore } from '../text/build-text.ts';
import { blockId, type SearchableDocument } from '../text/text-store.ts';
import { createOutlineReader, outlineOf, type StoredOutline } from './outline-of.ts';

const content: Block['content'] = { type: 'paragraph', children: [] };

const anyBlock = fc.oneof(
  fc.constant({ kind: 'paragraph' as const, text: '正文 。' }),
  fc.constant({ kind: 'source' as const, text: '来源' }),
  fc.constant({ kind: 'title' as const, depth: 1, text: '题\n目' }),
  fc.constant({ kind: 'paragraph' as const, text: '𠮷 也。正文', runIn: { start: 0, end: 4 } }),
  fc
    .record({ depth: fc.option(fc.integer({ min: 1, max: 6 })), text: fc.string({ maxLength: 4 }) })
    .map(({ depth, text }) => ({ kind: 'heading' as const, text, ...(depth && { depth }) })),
);

const anyDocument = fc
  .array(anyBlock, { maxLength: 25 })
  .map((blocks): Block[] => blocks.map((block, at) => ({ id: `b${at + 1}`, content, ...block })));

function toSearchable(id: string, blocks: readonly Block[]): SearchableDocument {
  return { id, hash: id, title: id, blocks };
}

/** The chain of each block, as the whole document has it. */
function chainsByDefinition(blocks: Block[]): unknown[] {
  const index = createOutlineIndex({ blocks }, deriveOutline({ blocks }));
  return blocks.map(({ id }) =>
    (index.get(id) ?? []).map(({ block, kind, level, title }) => [block, kind, level, title]),
  );
}

describe('outlineOf', () => {
  it('gives the chains and entries of the whole document, wherever it lies in the store', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, blocks) => {
        const store = buildStore([toSearchable('a', before), toSearchable('b', blocks)]);
        const outline = outlineOf(store, 1);
        const stored = store.documents[1];
        if (!stored) throw new Error('the document is missing');
        const id = (block: number) => blockId(stored, block);
        const numbers = blocks.map((_, at) => stored.firstBlock + at);
        const chains = numbers.map((block) =>
          outline
            .chain(block)
            .map((entry) => [id(entry.block), entry.kind, entry.level, entry.title]),
        );
        expect(chains).toEqual(chainsByDefinition(blocks));
        expect(outline.entries.map(({ block, kind }) => [id(block), kind])).toEqual(
          [...walkOutline(deriveOutline({ blocks }))].map(({ block, kind }) => [block, kind]),
        );
        for (const block of numbers) {
          expect(outline.innermost(block)).toBe(outline.chain(block).at(-1) ?? null);
        }
      }),
    );
  });

  it('knows where entries end', () => {
    fc.assert(
      fc.property(anyDocument, (blocks) => {
        const outline = outlineOf(buildStore([toSearchable('a', blocks)]), 0);
        for (const entry of outline.entries) {
          const held = blocks.flatMap((_, at) => (outline.chain(at).includes(entry) ? [at] : []));
          expect([held[0], (held.at(-1) ?? -1) + 1]).toEqual([entry.block, entry.end]);
        }
      }),
    );
  });

  it('is empty for a document that is not there', () => {
    const outline = outlineOf(buildStore([]), 3);
    expect(outline.entries).toEqual([]);
    expect(outline.innermost(0)).toBeNull();
    expect(outline.chain(0)).toEqual([]);
  });
});

describe('createOutlineReader', () => {
  const store = buildStore(
    ['a', 'b', 'c'].map((id) =>
      toSearchable(id, [{ id: 'b1', kind: 'heading', text: id, content }]),
    ),
  );

  it('keeps the outlines asked for last', () => {
    const read = createOutlineReader(2);
    const known = new Map<number, StoredOutline>();
    for (const document of [0, 1]) known.set(document, read(store, document));
    expect(read(store, 0)).toBe(known.get(0));
    read(store, 2);
    expect(read(store, 0)).toBe(known.get(0));
    expect(read(store, 1)).not.toBe(known.get(1));
  });

  it('takes a document that is not there for an empty one', () => {
    expect(createOutlineReader()(store, 7).entries).toEqual([]);
  });
});
