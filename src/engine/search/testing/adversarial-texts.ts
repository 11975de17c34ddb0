import fc from 'fast-check';
import type { SearchableDocument } from '../text/text-store.ts';

/** Few characters, so that they meet, and most of them trouble: what folds, joins, drops, tears. */
const CHARACTERS = [
  ...['人', '人', '民', '江', '發', '髮', '发', '裏', 'a', 'A', 'Ａ', 'b', 'f', 'i', 'I', '1'],
  ...[
    '𠮷',
    '𝐀',
    '👩',
    '🏽',
    '㍿',
    'e',
    '\u0301',
    'é',
    '\u0323',
    'か',
    '\u3099',
    'ﾞ',
    '가',
    '\u11a8',
  ],
  ...['½', 'ﬁ', 'ﬀ', 'Ⅲ', '㎏', 'k', 'g', 'İ', 'ß', 'Σ', '○', '〇', '“', '"', '，', ',', '¨', '´'],
  ...[' ', ' ', '\u3000', '\t', '\n', '-', '—', '－', '~', '〜', '.', '。', '。', '…', '·', '・'],
  ...['\u200b', '\u200d', '\u00ad', '\ufe0f', '\u{e0100}', '\ufeff', '\0', '\ud842', '\udfb7'],
];

/** A text in which everything may happen. */
export const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 24 }),
  // A few characters only, so that strings come again.
  fc
    .subarray(CHARACTERS, { minLength: 1, maxLength: 4 })
    .chain((few) => fc.string({ unit: fc.constantFrom(...few), maxLength: 40 })),
);

const anyBlock = fc
  .record({
    text: anyText,
    kind: fc.constantFrom('title', 'heading', 'paragraph', 'source'),
    depth: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    runIn: fc.option(fc.tuple(fc.nat(8), fc.nat(24)), { nil: undefined }),
  })
  .map(({ runIn, ...block }) => ({
    ...block,
    ...(runIn && { runIn: { start: runIn[0], end: runIn[0] + runIn[1] } }),
  }));

/** Documents of different ids, some without blocks or with block ids of their own. */
export const anyDocuments: fc.Arbitrary<SearchableDocument[]> = fc
  .array(fc.tuple(fc.array(anyBlock, { maxLength: 5 }), fc.constantFrom('b', 'p')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((contents) =>
    contents.map(([blocks, prefix], number) => ({
      id: `document-${number}`,
      hash: `hash-${number}`,
      title: `题 ${number}`,
      blocks: blocks.map((block, ordinal) => ({ ...block, id: `${prefix}${ordinal + 1}` })),
    })),
  );
