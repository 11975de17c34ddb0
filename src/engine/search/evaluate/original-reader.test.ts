import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGrams } from '../grams/build-grams.ts';
import { PackPart } from '../parts/pack-part.ts';
import { buildStore } from '../text/build-text.ts';
import { listOccurrences } from './list-occurrences.ts';
import { createOriginalReader } from './original-reader.ts';
import { anyLibrary } from './testing/arbitraries.ts';

function createPart(...texts: string[]): PackPart {
  const documents = texts.map((text, i) => ({
    id: `d${i}`,
    hash: '',
    title: '',
    blocks: [{ id: 'b1', kind: 'paragraph' as const, text }],
  }));
  const store = buildStore(documents);
  return new PackPart(store, buildGrams(store.units));
}

describe('createOriginalReader', () => {
  it('gives back every text, whichever blocks are read', () => {
    fc.assert(
      fc.property(
        anyLibrary,
        fc.array(fc.boolean(), { minLength: 50 }),
        ({ documents }, isRead) => {
          const read = createOriginalReader(buildStore(documents));
          const texts = documents.flatMap(({ blocks }) => blocks.map(({ text }) => text));
          for (const [block, text] of texts.entries()) {
            if (isRead[block]) expect(read(block)).toBe(text);
          }
        },
      ),
    );
  });

  it('puts back what was replaced, far into a store', () => {
    const texts = Array.from(
      { length: 300 },
      (_, i) => `${'人'.repeat(i * 10)}，Ａ${i % 7 ? '' : '½'}。`,
    );
    const read = createOriginalReader(createPart(...texts).store);
    expect([0, 1, 150, 298, 299].map(read)).toEqual([0, 1, 150, 298, 299].map((i) => texts[i]));
  });
});

describe('listOccurrences', () => {
  it('lists a frequent unit as searching does, without documents that are gone', () => {
    const part = createPart('的的，的', '的'.repeat(9), '一的');
    part.remove(1);
    expect([...listOccurrences(part, '的')]).toEqual([...part.find('的', 0).starts]);
    expect(listOccurrences(part, '的')).toHaveLength(4);
  });

  it('takes two units of one character for one occurrence', () => {
    expect(listOccurrences(createPart('ﬀfﬀ'), 'f')).toHaveLength(3);
  });
});
