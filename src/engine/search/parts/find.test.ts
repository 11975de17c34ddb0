import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/text/folding.ts';
import { buildGrams } from '../grams/build-grams.ts';
import { anyDocuments, anyText } from '../testing/adversarial-texts.ts';
import { findFolded } from '../testing/oracle.ts';
import { buildStore } from '../text/build-text.ts';
import { blockAt, type SearchableDocument } from '../text/text-store.ts';
import { DeltaPart } from './delta-part.ts';
import { PackPart } from './pack-part.ts';
import type { Part } from './part.ts';

const LIMITS = [0, 1, 2, 50];

function makeDelta(documents: readonly SearchableDocument[], worthIndexing: number): DeltaPart {
  const part = new DeltaPart(undefined, worthIndexing);
  for (const document of documents) part.add(document);
  return part;
}

/** The same documents in every kind of part there is. */
function makeParts(documents: readonly SearchableDocument[]): Record<string, PackPart | DeltaPart> {
  const store = buildStore(documents);
  return {
    scanned: new PackPart(store),
    indexed: new PackPart(store, buildGrams(store.units)),
    delta: makeDelta(documents, Number.POSITIVE_INFINITY),
    'indexed delta': makeDelta(documents, 0),
    'half-indexed delta': makeDelta(documents, buildStore(documents.slice(1)).length),
  };
}

/** Where a folded string stands in the documents alive, by reading every block. */
function findByReading(
  { store, alive }: Part,
  documents: readonly SearchableDocument[],
  query: string,
) {
  return documents.flatMap(({ blocks }, number) =>
    alive[number] === 1
      ? blocks.flatMap(({ text }, ordinal) => {
          const block = (store.documents[number]?.firstBlock ?? 0) + ordinal;
          return findFolded(text, query).map((at) => (store.blockStarts[block] ?? 0) + at);
        })
      : [],
  );
}

function expectToFind(part: Part, documents: readonly SearchableDocument[], query: string): void {
  const expected = findByReading(part, documents, query);
  for (const limit of LIMITS) {
    const { total, starts } = part.find(query, limit);
    expect({ total, starts: [...starts] }).toEqual({
      total: expected.length,
      starts: limit === 0 ? expected : expected.slice(0, limit),
    });
  }
  const candidates = part.candidates(query);
  if (candidates === null) return;
  expect([...candidates]).toEqual([...new Set(candidates)].sort((left, right) => left - right));
  const known = new Set(candidates);
  expect(expected.filter((start) => !known.has(blockAt(part.store, start)))).toEqual([]);
}

/** Parts of the folded text of some documents, and strings that may stand nowhere. */
function anyQueries(documents: readonly SearchableDocument[]): fc.Arbitrary<string[]> {
  const texts = documents.flatMap(({ blocks }) => blocks.map(({ text }) => fold(text).text));
  const anyPart = fc
    .tuple(fc.constantFrom(...texts, '人民'), fc.nat(40), fc.integer({ min: 1, max: 12 }))
    .map(([text, start, length]) => {
      const from = Math.min(start, Math.max(0, text.length - 1));
      return text.slice(from, from + length);
    });
  const anyOther = anyText.map((text) => fold(text).text.slice(0, 12));
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: anyPart }, { weight: 1, arbitrary: anyOther }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((queries) => queries.filter((query) => query !== ''));
}

describe('finding a string in a part', () => {
  it('gives the same as reading every block, also when documents were removed', () => {
    const anyCase = anyDocuments.chain((documents) =>
      fc.tuple(
        fc.constant(documents),
        fc.subarray(documents.map((_, number) => number)),
        anyQueries(documents),
      ),
    );
    fc.assert(
      fc.property(anyCase, ([documents, removed, queries]) => {
        for (const part of Object.values(makeParts(documents))) {
          for (const query of queries) expectToFind(part, documents, query);
          for (const number of removed) part.remove(number);
          for (const query of queries) expectToFind(part, documents, query);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('takes the first of the matches that stand for one character', () => {
    const texts = ['Ⅲ', 'iⅢi', 'ﬀﬀ', 'faﬀa', 'fﬀf', 'ⅢⅢⅡ', '㍱㍱'];
    const blocks = texts.map((text, i) => ({ id: `b${i + 1}`, kind: 'paragraph' as const, text }));
    const filler = { id: 'b1', kind: 'paragraph' as const, text: '江山就是人民'.repeat(2_000) };
    const documents = [
      { id: 'gone', hash: '1', title: '', blocks },
      { id: 'filler', hash: '2', title: '', blocks: [filler] },
      { id: 'kept', hash: '3', title: '', blocks },
    ];
    for (const part of Object.values(makeParts(documents))) {
      for (const isRemoved of [false, true]) {
        if (isRemoved) part.remove(0);
        for (const query of ['i', 'f', 'ii', 'ff', 'iii', 'iiii', 'fa', 'af', 'fff', 'a', 'hpa']) {
          expectToFind(part, documents, query);
        }
      }
    }
  });

  it('finds what repeats itself in a text that repeats itself', () => {
    const units = 60_000;
    const texts = [
      'a'.repeat(units),
      'ab'.repeat(units / 2),
      '的'.repeat(units),
      '一二一三'.repeat(999),
    ];
    const documents = texts.map((text, i) => ({
      id: `${i}`,
      hash: `${i}`,
      title: '',
      blocks: [{ id: 'b1', kind: 'paragraph' as const, text }],
    }));
    const expected: [query: string, total: number][] = [
      ['a'.repeat(10_000), units - 9_999],
      ['ab'.repeat(5_000), (units - 10_000) / 2 + 1],
      ['ba'.repeat(5_000), (units - 10_000) / 2],
      [`${'a'.repeat(9_999)}b`, 0],
      [`b${'a'.repeat(9_999)}`, 0],
      [`${'ab'.repeat(4_999)}aa`, 0],
      ['的'.repeat(units), 1],
      [`${'的'.repeat(units - 1)}了`, 0],
      [`${'一二一三'.repeat(900)}一二`, 99],
    ];
    for (const part of Object.values(makeParts(documents))) {
      for (const [query, total] of expected) {
        expect(part.find(query, 0)).toMatchObject({ total });
        expect(part.find(query, 1).starts).toHaveLength(Math.min(1, total));
      }
    }
  });

  it('finds in more blocks than FlexSearch gives of itself', () => {
    const blocks = Array.from({ length: 3_000 }, (_, i) => ({
      id: `b${i + 1}`,
      kind: 'paragraph' as const,
      text: i % 3 === 0 ? ' 人民 ' : `江山 ${i}。人民`,
    }));
    const documents = [1, 2].map((number) => ({
      id: `${number}`,
      hash: `${number}`,
      title: '',
      blocks,
    }));
    const part = makeDelta(documents, 0);
    for (let times = 0; times < 2; times += 1) {
      for (const query of ['人民', '江山', '山2', '999', '9。人', '民江', '人']) {
        expectToFind(part, documents, query);
      }
    }
    expect(part.candidates('江山')?.length).toBeLessThan(part.store.blockCount);
  });
});

describe('a part that grows and loses documents', () => {
  it('is right after every step', () => {
    const anySteps = fc.array(fc.tuple(anyDocuments, fc.nat(9), anyText), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(anySteps, fc.constantFrom(0, 40, 200), (steps, worthIndexing) => {
        const part = new DeltaPart(undefined, worthIndexing);
        const documents: SearchableDocument[] = [];
        for (const [added, removed, text] of steps) {
          for (const document of added) {
            part.add(document);
            documents.push(document);
          }
          if (removed < documents.length) part.remove(removed);
          expect(part.alive).toHaveLength(documents.length);
          const dead = part.alive.filter((isAlive) => isAlive === 0).length;
          expect(part.deadCount).toBe(dead);
          const query = fold(text).text.slice(0, 6);
          if (query !== '') expectToFind(part, documents, query);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('counts how much of it is dead', () => {
    const store = buildStore(
      ['人民', '', '江山如画'].map((text, i) => ({
        id: `${i}`,
        hash: `${i}`,
        title: '',
        blocks: [{ id: 'b1', kind: 'paragraph', text }],
      })),
    );
    const part = new PackPart(store, null, Uint8Array.of(1, 0, 1));
    expect([part.deadCount, part.deadLength]).toEqual([1, 1]);
    part.remove(2);
    part.remove(2);
    expect([part.deadCount, part.deadLength]).toEqual([2, 6]);
    part.remove(0);
    expect([part.deadCount, part.deadLength]).toEqual([3, store.length]);
    expect(part.find('人民', 0).total).toBe(0);
  });
});
