import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '../storage/storage.ts';
import { makeDocument, makeNumberedDocument } from '../testing/library-filler.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { createDocumentStore } from './document-store.ts';
import { createLibrary, type Library, type LibraryChange } from './library.ts';
import { createLibraryHandlers } from './library-handlers.ts';
import { createPositionStore } from './position-store.ts';

const bundled = ['z-shipped', 'shipped'].map(makeNumberedDocument);
const [shipped] = bundled;
const refused = expect.objectContaining({
  code: 'invalid-input',
  details: { reason: 'the document shipped ships with Zhujian' },
});

let folder: ReturnType<typeof createTemporaryFolder>;
let storage: Storage;
let library: Library;

beforeEach(() => {
  folder = createTemporaryFolder();
  storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
  library = createLibrary(bundled, createDocumentStore(storage.database));
});
afterEach(() => {
  storage.close();
  folder[Symbol.dispose]();
});

describe('the order', () => {
  it('has what ships first, then what was added, as it came', () => {
    expect(library.order()).toEqual(['z-shipped', 'shipped']);
    for (const id of ['b', 'a']) library.add(makeNumberedDocument(id));
    expect(library.order()).toEqual(['z-shipped', 'shipped', 'b', 'a']);
    library.add(makeDocument({ id: 'b', title: '新题', paragraphs: [] }));
    library.remove('a');
    expect(library.list().map(({ id, title }) => [id, title])).toEqual([
      ['z-shipped', '题 z-shipped'],
      ['shipped', '题 shipped'],
      ['b', '新题'],
    ]);
    expect(library.list().some((metadata) => 'blocks' in metadata)).toBe(false);
  });

  it('has a document that ships in place of one stored earlier under its id', () => {
    const store = createDocumentStore(storage.database);
    store.add(makeDocument({ id: 'shipped', title: '旧题', paragraphs: [] }));
    expect(library.order()).toEqual(['z-shipped', 'shipped']);
    expect(library.get('shipped')).toBe(bundled[1]);
  });
});

describe('getting a document', () => {
  it('gives both kinds, and the same object while it has not changed', () => {
    expect(library.get('z-shipped')).toBe(shipped);
    library.add(makeNumberedDocument('a'));
    const first = library.get('a');
    expect(first).toEqual(makeNumberedDocument('a'));
    expect(library.find('a')).toBe(first);
    const other = makeDocument({ id: 'a', title: '新题', paragraphs: ['新文。'] });
    library.add(other);
    expect(library.get('a')).toEqual(other);
  });

  it('reads again what has not been asked for in a long while', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `d${index}`);
    for (const id of ids) library.add(makeNumberedDocument(id));
    const first = library.get('d0');
    const kept = library.get('d1');
    for (const id of ids.slice(2)) {
      expect(library.get(id)).toEqual(makeNumberedDocument(id));
      expect(library.get('d1')).toBe(kept);
    }
    expect(library.get('d0')).not.toBe(first);
    expect(library.get('d0')).toEqual(first);
  });

  it('fails for one that is not there, or no longer', () => {
    const missing = expect.objectContaining({
      code: 'document-not-found',
      details: { document: 'a' },
    });
    expect(() => library.get('a')).toThrow(missing);
    library.add(makeNumberedDocument('a'));
    library.get('a');
    expect(library.remove('a')).toBe(true);
    expect(library.find('a')).toBeUndefined();
    expect(() => library.get('a')).toThrow(missing);
    expect(library.remove('a')).toBe(false);
  });
});

it('neither replaces nor removes what ships', () => {
  expect(() => library.add(makeNumberedDocument('shipped'))).toThrow(refused);
  expect(() => library.remove('shipped')).toThrow(refused);
  expect(library.get('shipped')).toBe(bundled[1]);
});

describe('subscribing', () => {
  it('tells of committed changes only, until it is ended', () => {
    const heard: LibraryChange[] = [];
    const stop = library.subscribe((change) => {
      heard.push(change);
      expect(library.find(change.id) !== undefined).toBe(change.kind === 'added');
    });
    library.add(makeNumberedDocument('a'));
    library.add(makeNumberedDocument('a'));
    library.remove('none');
    expect(() => library.remove('shipped')).toThrow(refused);
    library.remove('a');
    expect(heard).toEqual([
      { kind: 'added', id: 'a' },
      { kind: 'added', id: 'a' },
      { kind: 'removed', id: 'a' },
    ]);
    stop();
    library.add(makeNumberedDocument('b'));
    expect(heard).toHaveLength(3);
  });

  it('says nothing of what could not be saved', () => {
    const heard: LibraryChange[] = [];
    library.subscribe((change) => heard.push(change));
    storage.database.exec('PRAGMA query_only = ON');
    const saveFailed = expect.objectContaining({ code: 'save-failed' });
    expect(() => library.add(makeNumberedDocument('a'))).toThrow(saveFailed);
    expect(heard).toEqual([]);
    expect(library.order()).not.toContain('a');
  });

  it('goes on when a listener throws', () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const heard: string[] = [];
    library.subscribe(() => {
      throw new Error('in trouble');
    });
    library.subscribe(({ id }) => heard.push(id));
    library.add(makeNumberedDocument('a'));
    expect(heard).toEqual(['a']);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

it('keeps the reading position of a document that goes and comes back', async () => {
  const handlers = createLibraryHandlers(library, createPositionStore(storage.database));
  const position = { document: 'a', block: 'b2', offset: 3 };
  library.add(makeNumberedDocument('a'));
  await handlers['position.save'](position);
  library.remove('a');
  const missing = expect.objectContaining({ code: 'document-not-found' });
  expect(() => handlers['position.get']({ document: 'a' })).toThrow(missing);
  expect(() => handlers['position.save'](position)).toThrow(missing);
  library.add(makeNumberedDocument('a'));
  expect(await handlers['position.get']({ document: 'a' })).toEqual(position);
  expect(await handlers['document.list']({})).toHaveLength(3);
});
