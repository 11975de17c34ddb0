import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { fold, toOriginalRange as toOriginalRangeOfText } from '../../../shared/text/folding.ts';
import { anyDocuments } from '../testing/adversarial-texts.ts';
import { buildStore, TextBuilder } from './build-text.ts';
import { decodeUnits, originalText, restore, runInTitle, toOriginalRange } from './original.ts';
import {
  blockAt,
  blockDepth,
  blockEnd,
  blockId,
  blockKind,
  blockNumber,
  documentAt,
  type SearchableBlock,
  type SearchableDocument,
  type TextStore,
} from './text-store.ts';

const RUNS = { numRuns: 500 };

/** A document of plain paragraphs. */
function paragraphs(id: string, texts: readonly string[]): SearchableDocument {
  const blocks = texts.map(
    (text, i): SearchableBlock => ({ id: `b${i + 1}`, kind: 'paragraph', text }),
  );
  return { id, hash: `hash of ${id}`, title: id, blocks };
}

/** Everything a store says, in words that don't depend on how it is laid out. */
function describeStore(store: TextStore) {
  return store.documents.map((document) => ({
    ...document,
    blocks: Array.from({ length: document.blockCount }, (_, ordinal) => {
      const block = document.firstBlock + ordinal;
      const start = store.blockStarts[block] ?? 0;
      const end = blockEnd(store, block);
      return {
        id: blockId(document, block),
        kind: blockKind(store, block),
        depth: blockDepth(store, block),
        runIn: runInTitle(store, block),
        original: originalText(store, block),
        folded: decodeUnits(store.units.subarray(start, end)),
        ranges: Array.from({ length: end - start }, (_, at) =>
          toOriginalRange(store, block, start + at, start + at + 1),
        ),
      };
    }),
  }));
}

/** Where characters that fold to nothing begin right before a stretch, or end right after it. */
function droppedBeside(text: string, from: number, to: number) {
  const { spans } = fold(text);
  const before: number[] = [];
  const after: number[] = [];
  for (let at = 0; at < spans.length; at += 4) {
    const [place, folded, start = 0, length = 0] = spans.subarray(at, at + 4);
    if (folded === 0 && place === from) before.push(start);
    if (folded === 0 && place === to) after.push(start + length);
  }
  return { before, after };
}

describe('a text store', () => {
  it('gives back every block verbatim, and its folded text', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const described = describeStore(buildStore(documents));
        const expected = documents.map(({ blocks, ...document }) => ({
          ...document,
          blocks: blocks.map(({ id, kind, depth = 0, runIn, text }) => ({
            id,
            kind,
            depth,
            runIn: runIn && sliceCodePoints(text, runIn.start, runIn.end),
            original: text,
            folded: fold(text).text,
          })),
        }));
        expect(described).toMatchObject(expected);
      }),
      RUNS,
    );
  });

  it('leads from folded text back as folding does', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const store = buildStore(documents);
        const texts = documents.flatMap(({ blocks }) => blocks.map(({ text }) => text));
        for (const [block, text] of texts.entries()) {
          const folded = fold(text);
          const blockStart = store.blockStarts[block] ?? 0;
          for (let start = 0; start < folded.text.length; start += 1) {
            for (let end = start + 1; end <= folded.text.length; end += 1) {
              expect(toOriginalRange(store, block, blockStart + start, blockStart + end)).toEqual(
                toOriginalRangeOfText(folded, start, end),
              );
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('restores what stands around a place, verbatim', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const store = buildStore(documents);
        const texts = documents.flatMap(({ blocks }) => blocks.map(({ text }) => text));
        for (const [block, text] of texts.entries()) {
          const start = store.blockStarts[block] ?? 0;
          const end = blockEnd(store, block);
          for (let from = start; from < end; from += 1) {
            for (let to = from + 1; to <= end; to += 1) {
              const matched = toOriginalRange(store, block, from, to);
              const { before, after } = droppedBeside(text, from - start, to - start);
              const expected = sliceCodePoints(
                text,
                Math.min(matched.start, ...before),
                Math.max(matched.end, ...after),
              );
              expect(restore(store, from, to)).toBe(expected);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes documents from other stores in any order as if they were added', () => {
    const anyChoice = anyDocuments.chain((documents) =>
      fc.tuple(
        fc.constant(documents),
        fc.nat(documents.length),
        fc.shuffledSubarray(documents.map((_, number) => number)),
      ),
    );
    fc.assert(
      fc.property(anyChoice, ([documents, cut, chosen]) => {
        const sources = [buildStore(documents.slice(0, cut)), buildStore(documents.slice(cut))];
        const builder = new TextBuilder();
        for (const number of chosen) {
          const [source, at] = number < cut ? [sources[0], number] : [sources[1], number - cut];
          const stored = source?.documents[at];
          if (source && stored) builder.copy(source, stored);
        }
        const added = buildStore(chosen.flatMap((number) => documents[number] ?? []));
        expect(builder.view()).toEqual(added);
        expect(describeStore(builder.view())).toEqual(describeStore(added));
      }),
      RUNS,
    );
  });

  it('keeps an earlier view as it was', () => {
    const builder = new TextBuilder();
    builder.add(paragraphs('one', ['發展，ﬁ½', '人\u3000民']));
    const view = builder.view();
    const before = describeStore(view);
    const copied = structuredClone(view);
    for (let number = 0; number < 200; number += 1) {
      builder.add(paragraphs(`${number}`, ['髮𠮷　Ⅲ', `第 ${number} 段`]));
    }
    expect(view).toEqual(copied);
    expect(describeStore(view)).toEqual(before);
    expect(builder.view().documents).toHaveLength(201);
  });

  it('finds its way beyond positions of 16 bits', () => {
    const filler = '，。江山就是人民。'.repeat(4_000);
    const texts = [filler, '𠮷ﬁ（𝐀）', filler, '發', '', filler, '人　民－'];
    const builder = new TextBuilder();
    const source = buildStore(texts.map((text, i) => paragraphs(`${i}`, [text])));
    for (const document of source.documents.toReversed()) builder.copy(source, document);
    const copied = builder.view();
    expect(source.length).toBeGreaterThan(65_536);
    texts.forEach((text, i) => {
      expect(originalText(source, i)).toBe(text);
      expect(originalText(copied, texts.length - 1 - i)).toBe(text);
    });
  });

  it('knows where each position, block and document is', () => {
    const store = buildStore([
      paragraphs('none', []),
      paragraphs('one', ['', '人民', '']),
      paragraphs('two', ['江山']),
    ]);
    expect(store.blockCount).toBe(4);
    expect(Array.from({ length: store.length }, (_, at) => blockAt(store, at))).toEqual([
      0, 1, 1, 1, 2, 3, 3, 3,
    ]);
    expect([0, 1, 2, 3].map((block) => store.documents[documentAt(store, block)]?.id)).toEqual([
      'one',
      'one',
      'one',
      'two',
    ]);
  });
});

describe('block ids', () => {
  it('are found by what they are, and nothing else is', () => {
    const [plain, own] = buildStore([
      paragraphs('plain', ['人', '民']),
      { ...paragraphs('own', []), blocks: [{ id: 'p9', kind: 'paragraph', text: '江' }] },
    ]).documents;
    if (!plain || !own) throw new Error('no documents');
    expect(plain.blockIds).toBeNull();
    expect([0, 1].map((block) => blockNumber(plain, blockId(plain, block)))).toEqual([0, 1]);
    for (const id of ['b0', 'b3', 'b01', 'b', '1', 'b1 ', 'B1', 'b1e0', '', 'b-1', 'p9']) {
      expect(blockNumber(plain, id)).toBe(-1);
    }
    expect(blockId(own, 2)).toBe('p9');
    expect(blockNumber(own, 'p9')).toBe(2);
    expect(blockNumber(own, 'b1')).toBe(-1);
  });
});
