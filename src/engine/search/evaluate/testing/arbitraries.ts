import fc from 'fast-check';
import type { Block } from '../../../../shared/document/model.ts';
import { deriveOutline, walkOutline } from '../../../../shared/document/outline.ts';
import type { SearchRequest } from '../../../../shared/search/contract.ts';
import { countCodePoints } from '../../../../shared/text/code-points.ts';
import { type Corpus, createCorpus } from '../../corpus.ts';
import { buildGrams } from '../../grams/build-grams.ts';
import { PackPart } from '../../parts/pack-part.ts';
import { buildStore } from '../../text/build-text.ts';
import type { SearchableBlock, SearchableDocument } from '../../text/text-store.ts';

/** Few characters, so that they meet, and most of them trouble: what folds, joins, drops, tears. */
const characters = [
  ...['人', '人', '民', '民', '江', '发', '發', '髮', 'a', 'A', 'Ａ', 'b', 'k', 'g', '1', '２'],
  ...['e', '\u0301', 'é', '½', '㎏', 'ﬀ', 'f', 'İ', 'ß', '𠮷', '〇', '○', '，', ',', '“', '「'],
  ...[' ', ' ', '\u3000', '\n', '—', '-', '…', '。', '。', '.', '\u200b', '\ufe00', '\u00ad'],
  ...['\ud842', '\udfb7', 'ﾞ', 'か', '가', '\u11a8'],
];

/** Some of the characters for all texts of a library, so that queries find something. */
const anyAlphabet = fc.subarray(characters, { minLength: 2, maxLength: 7 });

function anyBlock(text: fc.Arbitrary<string>): fc.Arbitrary<Omit<SearchableBlock, 'id'>> {
  return fc
    .record({
      kind: fc.constantFrom('title', 'heading', 'heading', 'paragraph', 'paragraph', 'source'),
      depth: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      runIn: fc.option(fc.tuple(fc.nat(24), fc.nat(24)), { nil: undefined, freq: 3 }),
      text,
    })
    .map(({ kind, depth, runIn, text }) => {
      const length = countCodePoints(text);
      const [one = 0, other = 0] = (runIn ?? []).map((place) => Math.min(place, length));
      const range = { start: Math.min(one, other), end: Math.max(one, other) };
      const takesRunIn = runIn !== undefined;
      const isHeading = kind === 'title' || kind === 'heading';
      return { kind, text, ...(isHeading && { depth }), ...(takesRunIn && { runIn: range }) };
    });
}

function anyDocument(text: fc.Arbitrary<string>) {
  return fc
    .record({
      title: text,
      blocks: fc.array(anyBlock(text), { minLength: 1, maxLength: 9 }),
      idPrefix: fc.constantFrom('b', 'x'),
    })
    .map(({ title, blocks, idPrefix }) => {
      const withIds = blocks.map((block, i) => ({ ...block, id: `${idPrefix}${i + 1}` }));
      return { title, blocks: withIds };
    });
}

/** Documents and how they are spread over parts. */
export interface Library {
  /** In the library's order. */
  documents: SearchableDocument[];
  /** Number of the part of each. */
  partOf: number[];
  parts: {
    indexed: boolean;
    /** Whether the part has its documents in another order than the library. */
    reversed: boolean;
    /** Documents that were taken out; the first one lies behind the others, the rest before them. */
    removed: SearchableDocument[];
  }[];
}

export const anyLibrary: fc.Arbitrary<Library> = anyAlphabet.chain((alphabet) => {
  const unit = fc.constantFrom(...alphabet, '人', 'a');
  const text = fc.string({ unit, minLength: 2, maxLength: 24 });
  const content = anyDocument(text);
  const removed = fc
    .tuple(content, fc.constantFrom('d0', 'gone'))
    .map(([rest, id]): SearchableDocument => ({ id, hash: 'old', ...rest }));
  return fc
    .record({
      contents: fc.array(content, { minLength: 1, maxLength: 5 }),
      partOf: fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
      parts: fc.array(
        fc.record({
          indexed: fc.boolean(),
          reversed: fc.boolean(),
          removed: fc.array(removed, { maxLength: 2 }),
        }),
        { minLength: 3, maxLength: 3 },
      ),
    })
    .map(({ contents, ...rest }) => {
      const documents = contents.map((each, i) => ({ id: `d${i}`, hash: `h${i}`, ...each }));
      return { documents, ...rest };
    });
});

/** Builds the parts of a library. */
export function buildCorpus({ documents, partOf, parts }: Library): Corpus {
  const built = parts.map(({ indexed, reversed, removed }, number) => {
    const alive = documents.filter((_, i) => partOf[i] === number);
    const stored = [
      ...removed.slice(1),
      ...(reversed ? alive.toReversed() : alive),
      ...removed.slice(0, 1),
    ];
    const store = buildStore(stored);
    const part = new PackPart(store, indexed ? buildGrams(store.units) : null);
    stored.forEach((document, i) => {
      if (removed.includes(document)) part.remove(i);
    });
    return part;
  });
  const order = documents.map(({ id }) => id);
  return createCorpus(built, order);
}

/** A part of some text of a library, or any text. Without what the query language takes for itself. */
function anyWord(documents: readonly SearchableDocument[]): fc.Arbitrary<string> {
  const texts = documents.flatMap(({ title, blocks }) => [
    title,
    ...blocks.map(({ text }) => text),
  ]);
  const anyLength = fc.integer({ min: 1, max: 12 });
  const part = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(12),
      fc.oneof(fc.integer({ min: 1, max: 3 }), anyLength),
    )
    .map(([text, start, length]) =>
      Array.from(text)
        .slice(start, start + length)
        .join(''),
    );
  return fc
    .oneof(
      { weight: 20, arbitrary: part },
      { weight: 1, arbitrary: fc.constantFrom(...characters) },
      {
        weight: 1,
        arbitrary: fc.constant('ren'),
      },
    )
    .map((text) => text.replaceAll(/[\s|"/]/g, ''))
    .filter((text) => text !== '' && !text.startsWith('-'));
}

const anyRegex = fc.constantFrom(
  ...['/人./', '/a+/i', '/[^人]/', '/(?:)/', '/^./', '/.$/s', '/\\p{Script=Han}{2}/', '/人*|民/'],
  ...['/(?<=a)b/', '/\\s/', '/./v', '/\\p{M}/', '/^.{3,}$/m'],
);

/** A query in the query language that is about a library; a few are wrong. */
export function anyQuery(documents: readonly SearchableDocument[]): fc.Arbitrary<string> {
  const word = anyWord(documents);
  const phrase = fc
    .array(word, { minLength: 1, maxLength: 2 })
    .map((words) => `"${words.join(' ')}"`);
  const text = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: phrase });
  const strict = text.map((found) => `strict:${found}`);
  const found = fc.oneof(
    { weight: 8, arbitrary: text },
    { weight: 2, arbitrary: strict },
    { weight: 2, arbitrary: anyRegex },
  );
  const group = fc
    .array(found, { minLength: 1, maxLength: 3, size: 'xsmall' })
    .map((terms) => terms.join(' | '));
  const exclusion = found.map((each) => `-${each}`);
  const id = fc.constantFrom(...documents.map((document) => document.id));
  const filter = fc.oneof(
    fc.tuple(fc.constantFrom('title:', 'section:', '-title:', '-section:'), fc.oneof(text, strict)),
    fc.tuple(fc.constantFrom('in:', '-in:'), fc.oneof(id, id, word)),
  );
  const filterText = filter.map(([field, value]) => `${field}${value}`);
  const extra = fc.oneof(
    { weight: 3, arbitrary: exclusion },
    { weight: 3, arbitrary: filterText },
    { weight: 1, arbitrary: fc.constant('note:人') },
  );
  return fc.oneof(
    { weight: 2, arbitrary: word },
    {
      weight: 2,
      arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }).map((all) => all.join(' ')),
    },
    { weight: 1, arbitrary: filterText },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.array(group, { maxLength: 3 }), fc.array(extra, { maxLength: 2 }))
        .map(([groups, extras]) => [...groups, ...extras].join(' ')),
    },
  );
}

/** What goes with a query about a library. */
export function anyRequest(
  documents: readonly SearchableDocument[],
  query: string,
): fc.Arbitrary<SearchRequest> {
  const sections = documents.flatMap(({ id, blocks }) =>
    [...walkOutline(deriveOutline({ blocks: blocks.map(toBlock) }))].map(({ block }) => {
      return { document: id, block };
    }),
  );
  const nowhere = fc.constant<SearchRequest['sections']>([]);
  const someSections = sections.length > 0 ? fc.subarray(sections) : nowhere;
  return fc
    .record({
      document: fc.option(fc.constantFrom(...documents.map(({ id }) => id)), {
        nil: undefined,
        freq: 3,
      }),
      sections: fc.oneof({ weight: 2, arbitrary: nowhere }, { weight: 1, arbitrary: someSections }),
      together: fc.constantFrom('paragraph', 'section'),
      strict: fc.oneof(
        { weight: 3, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      order: fc.constantFrom('text', 'relevance'),
    })
    .map(
      ({ document, ...rest }): SearchRequest => ({
        query,
        ...rest,
        ...(document !== undefined && { document }),
      }),
    );
}

/** The block of a document model that a searchable block comes from. */
export function toBlock({ id, kind, depth, runIn, text }: SearchableBlock): Block {
  const content: Block['content'] = { type: 'paragraph', children: [] };
  return { id, kind, text, content, ...(depth && { depth }), ...(runIn && { runIn }) };
}
