import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints } from '../../../shared/text/code-points.ts';
import { createCorpus } from '../corpus.ts';
import { PackPart } from '../parts/pack-part.ts';
import { buildStore } from '../text/build-text.ts';
import type { SearchableBlock } from '../text/text-store.ts';
import { cutWindow } from './original-window.ts';
import { createHitReader } from './read-hit.ts';
import { cutSnippet } from './snippet.ts';

/** Documents `d1`, `d2` … of these blocks. */
function corpusOf(...documents: SearchableBlock[][]) {
  const store = buildStore(
    documents.map((blocks, at) => ({ id: `d${at + 1}`, hash: '', title: '', blocks })),
  );
  const [part] = createCorpus([new PackPart(store)], ['d1', 'd2']).parts;
  if (!part) throw new Error('the part is missing');
  return { store, part };
}

function paragraph(id: string, text: string): SearchableBlock {
  return { id, kind: 'paragraph', text };
}

/** Text in which folding drops, joins and stretches characters. */
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('人', '民', '，', '。', 'a', ' ', '國') },
    fc.constantFrom('\n', '𠮷', '㍿', 'ﷺ', '½', '\u200b', '\u0301', '—', '…', '\ud842', '\u3000'),
  ),
  maxLength: 300,
});

const anyRange = fc.tuple(fc.nat(300), fc.nat(30));

describe('cutWindow', () => {
  it('gives the original text, as much as was asked for', () => {
    fc.assert(
      fc.property(anyText, anyText, anyRange, fc.nat(40), fc.nat(40), (other, text, at, b, a) => {
        const { store } = corpusOf([
          paragraph('x', other),
          paragraph('y', text),
          paragraph('z', other),
        ]);
        const length = countCodePoints(text);
        const start = Math.min(at[0], length);
        const end = Math.min(start + at[1], length);
        const window = cutWindow(store, 1, { start, end }, b, a);
        const windowEnd = window.start + countCodePoints(window.text);
        expect(window.text).toBe(sliceCodePoints(text, window.start, windowEnd));
        expect(window.start).toBeLessThanOrEqual(Math.max(0, start - b));
        expect(windowEnd).toBeGreaterThanOrEqual(Math.min(length, end + a));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('createHitReader', () => {
  it('reads what the whole block says', () => {
    fc.assert(
      fc.property(anyText, anyRange, (text, at) => {
        const { part } = corpusOf([paragraph('x', text)], [paragraph('y', text)]);
        const length = countCodePoints(text);
        const start = Math.min(at[0], length);
        const end = Math.min(start + at[1], length);
        const hit = createHitReader()({ part, document: 1, block: 1, start, end, tier: 'exact' });
        expect(hit).toEqual({
          ...{ document: 'd2', block: 'y', start, end, tier: 'exact', path: [], section: 'y' },
          text: sliceCodePoints(text, start, end),
          ...cutSnippet(text, { start, end }),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads in the middle of a very long block as in a short one', () => {
    const filler = '這一句話很長；'.repeat(400_000);
    const text = `${filler}前一句，堅持人民至上，後一句。${filler}`;
    const { part } = corpusOf([paragraph('x', text)]);
    const start = filler.length + 6;
    const read = createHitReader();
    expect(
      read({ part, document: 0, block: 0, start, end: start + 2, tier: 'pinyin' }),
    ).toMatchObject({
      tier: 'pinyin',
      text: '人民',
      snippet:
        '這一句話很長；這一句話很長；前一句，堅持人民至上，後一句。這一句話很長；這一句話很長；這一句話很長；這一句話很長；',
      mark: { start: 20, end: 22 },
    });
  });

  it('gives the path, with a run-in heading, and the innermost section', () => {
    const { part } = corpusOf([
      { id: 'b1', kind: 'title', depth: 1, text: '题目' },
      { id: 'b2', kind: 'heading', depth: 2, text: '一、總論' },
      { id: 'b3', kind: 'paragraph', text: '𠮷也。正文。', runIn: { start: 0, end: 3 } },
      { id: 'b4', kind: 'paragraph', text: '正文。' },
      { id: 'b5', kind: 'source', text: '来源' },
    ]);
    const read = createHitReader();
    const inBlock = (block: number, start: number, end: number) => {
      const hit = read({ part, document: 0, block, start, end, tier: 'terms' });
      return [hit.block, hit.text, hit.path, hit.section];
    };
    expect(inBlock(0, 0, 2)).toEqual(['b1', '题目', [], 'b1']);
    expect(inBlock(1, 2, 4)).toEqual(['b2', '總論', ['一、總論'], 'b2']);
    expect(inBlock(2, 0, 3)).toEqual(['b3', '𠮷也。', ['一、總論', '𠮷也。'], 'b3']);
    expect(inBlock(2, 1, 5)).toEqual(['b3', '也。正文', ['一、總論', '𠮷也。'], 'b3']);
    expect(inBlock(3, 0, 2)).toEqual(['b4', '正文', ['一、總論'], 'b2']);
    expect(inBlock(4, 0, 2)).toEqual(['b5', '来源', [], '']);
  });

  it('puts a match with line breaks on one line in the snippet only', () => {
    const { part } = corpusOf([paragraph('x', '上一行\n下一行')]);
    const hit = createHitReader()({ part, document: 0, block: 0, start: 2, end: 5, tier: 'exact' });
    expect(hit).toMatchObject({
      text: '行\n下',
      snippet: '上一行 下一行',
      mark: { start: 2, end: 5 },
    });
  });
});
