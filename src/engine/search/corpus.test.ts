import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import { type Corpus, createCorpus, find } from './corpus.ts';
import { createGramIndex, type GramIndex } from './gram-index.ts';
import { createOracle } from './testing/oracle.ts';

function createIndex(corpus: Corpus): GramIndex {
  const index = createGramIndex();
  for (const [number, block] of corpus.blocks.entries()) index.add(number, block.text);
  return index;
}

/** Searches blocks with the index and without, which must agree. */
function search(blocks: string[], query: string): [number, number, number][] {
  const corpus = createCorpus([{ id: 'd', hash: '', blocks }]);
  const request = { query, from: 0, to: blocks.length, limit: 0 };
  const found = find(corpus, createIndex(corpus), request);
  expect(find(corpus, undefined, request)).toEqual(found);
  expect(found.hits).toHaveLength(found.total * 3);
  return toTriples(found.hits);
}

function toTriples(hits: Uint32Array): [number, number, number][] {
  return Array.from({ length: hits.length / 3 }, (_, at) => [
    hits[at * 3] ?? -1,
    hits[at * 3 + 1] ?? -1,
    hits[at * 3 + 2] ?? -1,
  ]);
}

describe('find', () => {
  it.each([
    ['者,谁', ',', 1, 2],
    ['者，谁', ',', 1, 2],
    ['者,谁', '，', 1, 2],
    ['用ABC写', 'ＡＢＣ', 1, 4],
    ['用ＡＢＣ写', 'abc', 1, 4],
    ['用abc写', 'ＡＢＣ', 1, 4],
    ['重5㎏整', 'kg', 2, 3],
    ['重5㎏整', 'g', 2, 3],
    ['重5㎏整', '5k', 1, 3],
    ['ﬁn', 'fin', 0, 2],
    ['在𠮷野家', '𠮷野', 1, 3],
    ['人民。江山', '民。江', 1, 4],
    ['a\ud842人', '\ud842', 1, 2],
  ])('in %j finds %j', (text, query, start, end) => {
    expect(search([text], query)).toEqual([[0, start, end]]);
  });

  it('never finds half a character', () => {
    expect(search(['𠮷'], '\ud842')).toEqual([]);
    expect(search(['𠮷'], '\udfb7')).toEqual([]);
    expect(search(['a𠮷'], 'a\ud842')).toEqual([]);
  });

  it('counts overlapping places each', () => {
    expect(search(['哈哈哈哈'], '哈哈')).toEqual([
      [0, 0, 2],
      [0, 1, 3],
      [0, 2, 4],
    ]);
  });

  it('counts a character in which two matches start once, by the shorter', () => {
    expect(search(['㎜m'], 'm')).toEqual([
      [0, 0, 1],
      [0, 1, 2],
    ]);
    expect(search(['㎜m'], 'mm')).toEqual([[0, 0, 1]]);
  });

  it('ignores white space around the query but not inside', () => {
    expect(search(['一 二', '一二'], ' \u3000一 二\n')).toEqual([[0, 0, 3]]);
    expect(search(['一 二'], ' \u3000\n')).toEqual([]);
    expect(search(['一 二'], '')).toEqual([]);
  });

  it('answers queries of punctuation only', () => {
    expect(search(['“好”', '好', '“'], '“')).toEqual([
      [0, 0, 1],
      [2, 0, 1],
    ]);
    expect(search(['好……', '好…'], '……')).toEqual([[0, 1, 3]]);
  });

  it('gives the first hits up to the limit, and the count of all', () => {
    const corpus = createCorpus([{ id: 'd', hash: '', blocks: ['人人', '人', '众', '人'] }]);
    const request = { query: '人', from: 0, to: 4 };
    const found = find(corpus, createIndex(corpus), { ...request, limit: 3 });
    expect(found.total).toBe(4);
    expect(toTriples(found.hits)).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [1, 0, 1],
    ]);
    expect(find(corpus, createIndex(corpus), { ...request, limit: 0 }).hits).toHaveLength(12);
  });

  it('looks only in the blocks asked for', () => {
    const corpus = createCorpus([{ id: 'd', hash: '', blocks: ['人', '人', '人'] }]);
    const request = { query: '人', from: 1, to: 2, limit: 0 };
    expect(toTriples(find(corpus, createIndex(corpus), request).hits)).toEqual([[1, 0, 1]]);
    expect(toTriples(find(corpus, undefined, request).hits)).toEqual([[1, 0, 1]]);
  });

  it('finds all when there are more blocks than FlexSearch would return', () => {
    const blocks = Array.from({ length: 1_500 }, (_, number) => (number % 3 ? '人民群众' : '江山'));
    const oracle = createOracle(blocks);
    for (const query of ['江', '江山', '人', '民群', '众江']) {
      expect(search(blocks, query)).toEqual(oracle.find(query));
    }
  });

  it('leaves the index as it was, query after query', () => {
    const blocks = ['人民', '人人', '民'];
    const corpus = createCorpus([{ id: 'd', hash: '', blocks }]);
    const index = createIndex(corpus);
    const before = index.export();
    for (const query of ['人', '民', '人民', '没有', '。']) {
      find(corpus, index, { query, from: 0, to: 3, limit: 1 });
    }
    expect(index.export()).toEqual(before);
  });

  it('takes a very long query', () => {
    const long = '为人民服务，'.repeat(2_000);
    expect(search([long, '为人民服务'], long.slice(0, 10_000))).toEqual(
      createOracle([long]).find(long.slice(0, 10_000)),
    );
    expect(search(['为人民服务'], long)).toEqual([]);
  });
});

const characters = fc.constantFrom(
  ...['人', '民', '的', '是', '国', '國', 'a', 'A', 'ａ', 'Ａ', 'b', 'k', 'g', 'f', 'i', 'm'],
  ...['1', '１', '2', '½', '⁄', '㎏', '㎜', 'ﬁ', 'İ', '\u0307', 'e', '\u0301', 'é', '𠮷', '𝐀'],
  ...['，', ',', '。', '“', '…', '.', ' ', '\u3000', '\n', '々', '〇', 'ｶ', 'ﾞ', 'ß', 'ς', 'Σ'],
  ...['\ud842', '\udfb7', '👩🏽', '\u200d', '\ufeff', 'ー', '㍿', '株', 'ǆ', 'Ǆ'],
);
const blockTexts = fc.array(fc.string({ unit: characters, maxLength: 40 }), {
  minLength: 1,
  maxLength: 8,
});
const asWritten = (text: string) => text;
const rewritings = fc.constantFrom(
  asWritten,
  (text: string) => text.toUpperCase(),
  (text: string) => text.normalize('NFKC'),
  (text: string) => ` ${text}\n`,
  (text: string) =>
    text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
);

describe('find, beside the oracle', () => {
  it('finds every part of 1 to 12 characters, however it is written', () => {
    const places = fc.array(fc.tuple(fc.nat(7), fc.nat(39), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(blockTexts, places, rewritings, (blocks, chosen, rewrite) => {
        const oracle = createOracle(blocks);
        for (const [block, start, length] of chosen) {
          const text = blocks[block % blocks.length] ?? '';
          const query = rewrite(sliceCodePoints(text, start, start + length));
          const hits = search(blocks, query);
          expect(hits).toEqual(oracle.find(query));
          if (rewrite === asWritten && query.trim() !== '') expect(hits).not.toEqual([]);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('agrees on arbitrary queries', () => {
    fc.assert(
      fc.property(blockTexts, fc.string({ unit: characters, maxLength: 3 }), (blocks, query) => {
        expect(search(blocks, query)).toEqual(createOracle(blocks).find(query));
      }),
      { numRuns: 1_500 },
    );
  });
});
