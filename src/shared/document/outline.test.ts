import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './model.ts';
import {
  createOutlineIndex,
  deriveOutline,
  type OutlineEntry,
  outlinePath,
  sectionBlocks,
  walkOutline,
} from './outline.ts';

type Part = Pick<Block, 'kind'> & Partial<Block>;

function document(...parts: Part[]): { blocks: Block[] } {
  const blocks = parts.map((part, index): Block => {
    const text = part.text ?? `文${index}`;
    const content: Block['content'] = { type: 'paragraph', children: [] };
    return { id: `b${index + 1}`, content, text, ...part };
  });
  return { blocks };
}

function heading(depth: number, text: string): Part {
  return { kind: 'heading', depth, text };
}

const paragraph: Part = { kind: 'paragraph' };
const runIn: Part = { kind: 'paragraph', text: '𠮷也。正文', runIn: { start: 0, end: 3 } };

function sketch(entries: OutlineEntry[]): unknown[] {
  return entries.map(({ title, level, children }) => [title, level, ...sketch(children)]);
}

describe('deriveOutline', () => {
  it('has an opening, sections by depth, and run-in headings one below', () => {
    const outline = deriveOutline(
      document(
        { kind: 'title', depth: 1 },
        paragraph,
        heading(2, '一'),
        runIn,
        heading(3, '甲'),
        runIn,
        heading(2, '二'),
      ),
    );
    expect(sketch(outline)).toEqual([
      ['', 1],
      ['一', 1, ['𠮷也。', 2], ['甲', 2, ['𠮷也。', 3]]],
      ['二', 1],
    ]);
    expect([...walkOutline(outline)].map(({ block }) => block)).toEqual([
      'b1',
      'b3',
      'b4',
      'b5',
      'b6',
      'b7',
    ]);
  });

  it('nests whatever depths are used', () => {
    expect(
      sketch(deriveOutline(document(heading(4, 'a'), heading(6, 'b'), heading(3, 'c')))),
    ).toEqual([
      ['a', 1, ['b', 2]],
      ['c', 1],
    ]);
  });

  it('is empty for an empty document, and leaves the source line out', () => {
    expect(deriveOutline(document())).toEqual([]);
    expect(deriveOutline(document({ kind: 'source' }))).toEqual([]);
  });
});

describe('outlinePath and sectionBlocks', () => {
  const text = document(
    { kind: 'title', depth: 1 },
    heading(2, '一'),
    runIn,
    paragraph,
    heading(3, '甲'),
    paragraph,
    { kind: 'source' },
  );
  const outline = deriveOutline(text);
  const path = (id: string) => outlinePath(text, outline, id).map(({ block }) => block);

  it('give the chain of a block, a run-in heading for its own paragraph only', () => {
    expect(path('b1')).toEqual(['b1']);
    expect(path('b3')).toEqual(['b2', 'b3']);
    expect(path('b4')).toEqual(['b2']);
    expect(path('b6')).toEqual(['b2', 'b5']);
    expect(path('b7')).toEqual([]);
    expect(path('none')).toEqual([]);
  });

  it('give the blocks of an entry, subsections included', () => {
    const ids = (id: string) => sectionBlocks(text, outline, id).map((block) => block.id);
    expect(ids('b2')).toEqual(['b2', 'b3', 'b4', 'b5', 'b6']);
    expect(ids('b3')).toEqual(['b3']);
    expect(ids('b5')).toEqual(['b5', 'b6']);
    expect(ids('b1')).toEqual(['b1']);
    expect(ids('b4')).toEqual([]);
  });

  it('every block but the source line lies in exactly one top entry', () => {
    const part = fc.oneof(
      fc.constant(paragraph),
      fc.constant(runIn),
      fc.integer({ min: 1, max: 6 }).map((depth) => heading(depth, '题')),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = document(...parts);
        const roots = deriveOutline(text);
        const covered = roots.flatMap(({ block }) => sectionBlocks(text, roots, block));
        expect(covered).toEqual(text.blocks);
        const index = createOutlineIndex(text, roots);
        for (const { id } of text.blocks) {
          const levels = index.get(id)?.map(({ level }) => level);
          expect(levels).toEqual(levels?.map((_, position) => position + 1));
        }
      }),
    );
  });
});
