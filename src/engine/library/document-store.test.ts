import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { importPlainText } from '../importers/plain-text.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { makeDocument, makeNumberedDocument } from '../testing/library-filler.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { readBundledArticles } from './bundled.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';

const resources = join(import.meta.dirname, '../../../resources');
const saveFailed = expect.objectContaining({ code: 'save-failed' });

let folder: ReturnType<typeof createTemporaryFolder>;
let storage: Storage;
let store: DocumentStore;

/** Opens the store as after a restart. */
function restart(): void {
  storage?.close();
  storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
  store = createDocumentStore(storage.database);
}

function listed(): [string, number][] {
  return store.list().map(({ metadata, ordinal }) => [metadata.id, ordinal]);
}

function countBlocks(): number {
  return Number(storage.database.prepare('SELECT count(*) AS n FROM blocks').get()?.n);
}

beforeEach(() => {
  folder = createTemporaryFolder();
  restart();
});
afterEach(() => {
  storage.close();
  folder[Symbol.dispose]();
});

describe('a stored document', () => {
  it('comes back as it was, over a restart', async () => {
    const [article] = await readBundledArticles(resources);
    if (!article) throw new Error('no bundled article');
    const documents = [
      article,
      { ...article, id: 'full', byline: '任仲平', edition: 3 },
      importPlainText('', { id: 'empty', source: 'empty.txt', language: 'en' }),
    ];
    for (const document of documents) store.add(document);
    restart();
    for (const document of documents) expect(store.get(document.id)).toEqual(document);
    const metadata = documents.map(({ blocks: _, ...rest }) => rest);
    expect(store.list().map((entry) => entry.metadata)).toEqual(metadata);
  });

  it('keeps every code unit of its text, and of what else people wrote', () => {
    const text = fc.string({ unit: 'binary' });
    const torn = fc.constantFrom('\uD800', '人\uDC00民', '\0', '甲\0乙', '\uDFB7\uD842');
    const verbatim = fc.oneof(text, torn);
    const name = verbatim.filter((id) => id !== '');
    fc.assert(
      fc.property(name, verbatim, fc.array(verbatim), (id, title, paragraphs) => {
        const made = makeDocument({ id, title, paragraphs, headings: { 0: title } });
        const document = { ...made, byline: title, publisher: title, page: title };
        store.add(document);
        expect(store.get(id)).toEqual(document);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the mdast node of a block that is more than its text', () => {
    const plain = makeNumberedDocument('x');
    const [first, ...others] = plain.blocks;
    if (!first) throw new Error('no block');
    const document: ZhujianDocument = {
      ...plain,
      blocks: [
        {
          ...first,
          text: '人\uD800民',
          content: {
            type: 'paragraph',
            children: [
              { type: 'emphasis', children: [{ type: 'text', value: '人\uD800' }] },
              { type: 'text', value: '民' },
            ],
          },
        },
        ...others,
      ],
    };
    store.add(document);
    expect(store.get('x')).toEqual(document);
    const rows = storage.database.prepare('SELECT content FROM blocks ORDER BY ordinal').all();
    expect(rows.map(({ content }) => content === null)).toEqual([false, ...others.map(() => true)]);
  });
});

describe('add', () => {
  it('gives ascending ordinals and none again', () => {
    for (const id of ['c', 'a', 'b']) store.add(makeNumberedDocument(id));
    expect(listed()).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 3],
    ]);
    store.remove('b');
    restart();
    store.add(makeNumberedDocument('b'));
    expect(listed().map(([id]) => id)).toEqual(['c', 'a', 'b']);
    expect(listed().at(-1)?.[1]).toBeGreaterThan(3);
  });

  it('replaces a document in its place', () => {
    for (const id of ['a', 'b']) store.add(makeNumberedDocument(id));
    const short = makeDocument({ id: 'a', title: '新题', paragraphs: ['只此一段。'] });
    const edition = { ...short, edition: 2 };
    store.add(edition);
    expect(store.get('a')).toEqual(edition);
    expect(listed()).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(countBlocks()).toBe(2 + makeNumberedDocument('b').blocks.length);
  });

  it('changes nothing when it fails', () => {
    const before = makeNumberedDocument('a');
    store.add(before);
    storage.database.exec('PRAGMA max_page_count = 1');
    const large = makeDocument({ id: 'a', title: '题', paragraphs: ['人'.repeat(1_000_000)] });
    expect(() => store.add(large)).toThrow(saveFailed);
    expect(store.get('a')).toEqual(before);
  });

  it('refuses what could not be read again', () => {
    const document = makeNumberedDocument('a');
    const invalid = [
      { ...document, id: '' },
      { ...document, edition: 0 },
      { ...document, blocks: document.blocks.map((block) => ({ ...block, depth: 7 })) },
    ];
    for (const each of invalid) {
      const reason = expect.stringMatching(/^(id|edition|blocks\.0\.depth): \S/u);
      const refused = expect.objectContaining({ code: 'invalid-input', details: { reason } });
      expect(() => store.addAll([document, each])).toThrow(refused);
    }
    expect(listed()).toEqual([]);
    expect(countBlocks()).toBe(0);
  });

  it('is refused where the library is only read', () => {
    store.add(makeNumberedDocument('a'));
    const reader = openStorage({ dataFolder: folder.path, access: 'read-only' });
    const stored = createDocumentStore(reader.database);
    expect(stored.get('a')).toEqual(makeNumberedDocument('a'));
    expect(() => stored.add(makeNumberedDocument('b'))).toThrow(saveFailed);
    expect(() => stored.remove('a')).toThrow(saveFailed);
    reader.close();
    expect(listed()).toHaveLength(1);
  });
});

describe('addAll', () => {
  it('adds all in their order, or none', () => {
    store.addAll(['b', 'a'].map(makeNumberedDocument));
    expect(listed().map(([id]) => id)).toEqual(['b', 'a']);
    function* broken() {
      yield makeNumberedDocument('c');
      throw new RangeError('the source ran dry');
    }
    expect(() => store.addAll(broken())).toThrow(RangeError);
    expect(listed().map(([id]) => id)).toEqual(['b', 'a']);
    store.addAll([]);
    expect(listed()).toHaveLength(2);
  });
});

describe('remove', () => {
  it('takes a document with its blocks and tells whether it was there', () => {
    store.add(makeNumberedDocument('a'));
    expect(store.remove('a')).toBe(true);
    expect(store.remove('a')).toBe(false);
    expect(store.get('a')).toBeUndefined();
    expect(listed()).toEqual([]);
    expect(countBlocks()).toBe(0);
  });
});

it('knows no document by an id that only looks the same in UTF-8', () => {
  store.add(makeNumberedDocument('\uFFFD'));
  expect(store.get('\uD800')).toBeUndefined();
  expect(store.remove('\uD800')).toBe(false);
});

it('reports a row that is no block instead of passing it on', () => {
  store.add(makeNumberedDocument('a'));
  storage.close();
  using database = new DatabaseSync(join(folder.path, 'library.db'));
  database.exec("UPDATE blocks SET kind = 'chorus' WHERE ordinal = 0");
  database.close();
  restart();
  expect(() => store.get('a')).toThrow(expect.objectContaining({ name: 'ZodError' }));
});
