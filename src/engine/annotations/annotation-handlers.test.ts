import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { annotation } from '../../shared/contract.ts';
import { importPlainText } from '../importers/plain-text.ts';
import { createDocumentStore } from '../library/document-store.ts';
import { createLibrary } from '../library/library.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { createAnnotationHandlers } from './annotation-handlers.ts';
import { createAnnotationStore } from './annotation-store.ts';

const text = '题目\n一、起\n𠮷甲乙丙丁戊己庚辛。\n子丑寅卯辰巳午未申酉。';
let folder: ReturnType<typeof createTemporaryFolder>;
let storage: Storage;
let changes: number;

/** The handlers as after a restart, over a document of this text. */
function restart(now = text) {
  storage?.close();
  storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
  const document = importPlainText(now, { id: 'x', source: 'x.txt' });
  return createAnnotationHandlers({
    store: createAnnotationStore(storage.database),
    library: createLibrary([document], createDocumentStore(storage.database)),
    onChange: () => {
      changes += 1;
    },
  });
}

type AnnotationHandlers = ReturnType<typeof restart>;

async function bookmark(handlers: AnnotationHandlers, block: string, start: number, quote: string) {
  const passages = [{ block, start, end: start + [...quote].length, quote }];
  return handlers['annotation.create']({ document: 'x', kind: 'bookmark', passages });
}

async function list(handlers: AnnotationHandlers) {
  return annotation.array().parse(await handlers['annotation.list']({ document: 'x' }));
}

async function trash(handlers: AnnotationHandlers) {
  return annotation.array().parse(await handlers['annotation.trash']({ document: 'x' }));
}

beforeEach(() => {
  folder = createTemporaryFolder();
  changes = 0;
});
afterEach(() => {
  storage.close();
  folder[Symbol.dispose]();
});

describe('annotation.create', () => {
  it('keeps an anchored bookmark over a restart', async () => {
    const made = await bookmark(restart(), 'b3', 0, '𠮷甲');
    expect(annotation.parse(made)).toEqual(made);
    expect(made).toMatchObject({
      kind: 'bookmark',
      document: 'x',
      state: 'anchored',
      places: [{ block: 'b3', start: 0, end: 2 }],
      tags: [],
    });
    expect(made.anchors[0]).toMatchObject({ quote: '𠮷甲', path: ['一、起'] });
    expect(await list(restart())).toEqual([made]);
    expect(changes).toBe(1);
  });

  it('makes one anchor for each passage, in text order', async () => {
    const handlers = restart();
    const passages = [
      { block: 'b4', start: 0, end: 1, quote: '子' },
      { block: 'b3', start: 8, end: 10, quote: '辛。' },
    ];
    const made = await handlers['annotation.create']({
      document: 'x',
      kind: 'highlight',
      passages,
      name: '两段',
    });
    expect(made.anchors.map(({ block }) => block)).toEqual(['b3', 'b4']);
    expect(made.places).toEqual([
      { block: 'b3', start: 8, end: 10 },
      { block: 'b4', start: 0, end: 1 },
    ]);
    expect(await list(restart())).toEqual([made]);
    expect(made.name).toBe('两段');
  });

  it('refuses a quote that is not the text, and keeps nothing of it', async () => {
    const handlers = restart();
    const passages = [
      { block: 'b3', start: 0, end: 1, quote: '𠮷' },
      { block: 'b4', start: 0, end: 1, quote: '丑' },
    ];
    expect(() => handlers['annotation.create']({ document: 'x', kind: 'note', passages })).toThrow(
      expect.objectContaining({ code: 'quote-mismatch' }),
    );
    expect(await list(handlers)).toEqual([]);
    expect(changes).toBe(0);
  });

  it('says when it could not save', async () => {
    const handlers = restart();
    storage.database.exec('PRAGMA query_only = ON');
    await expect(bookmark(handlers, 'b3', 0, '𠮷')).rejects.toMatchObject({ code: 'save-failed' });
    storage.database.exec('PRAGMA query_only = OFF');
    expect(await list(handlers)).toEqual([]);
    expect(changes).toBe(0);
  });
});

describe('annotation.list', () => {
  it('is in text order, unresolved ones last', async () => {
    const handlers = restart();
    const quotes = [
      await bookmark(handlers, 'b4', 2, '寅卯辰'),
      await bookmark(handlers, 'b3', 4, '丁戊己庚辛。'),
      await bookmark(handlers, 'b4', 0, '子丑'),
      await bookmark(handlers, 'b1', 0, '题目'),
    ].map(({ anchors }) => anchors[0]?.quote);
    expect(quotes).toHaveLength(4);
    const quotesOf = async (now: string) =>
      (await list(restart(now))).map(({ anchors, state }) => [anchors[0]?.quote, state]);
    expect(await quotesOf(text)).toEqual([
      ['题目', 'anchored'],
      ['丁戊己庚辛。', 'anchored'],
      ['子丑', 'anchored'],
      ['寅卯辰', 'anchored'],
    ]);
    expect(await quotesOf('题目\n一、起\n别的一段。\n子丑寅卯辰巳午未申酉。')).toEqual([
      ['题目', 'anchored'],
      ['子丑', 'anchored'],
      ['寅卯辰', 'anchored'],
      ['丁戊己庚辛。', 'unresolved'],
    ]);
    expect((await list(restart('题目\n别的一段。'))).at(-1)?.places).toEqual([]);
  });
});

describe('rename, delete and restore', () => {
  it('names, and takes the name away', async () => {
    const handlers = restart();
    const { id } = await bookmark(handlers, 'b3', 0, '𠮷');
    const named = await handlers['annotation.rename']({ id, name: '吉' });
    expect(named.name).toBe('吉');
    expect(named.updatedAt >= named.createdAt).toBe(true);
    expect(await handlers['annotation.rename']({ id, name: '' })).not.toHaveProperty('name');
    expect(changes).toBe(3);
  });

  it('moves to the trash and back, over restarts', async () => {
    let handlers = restart();
    const first = await bookmark(handlers, 'b3', 0, '𠮷');
    const second = await bookmark(handlers, 'b4', 0, '子');
    expect(await handlers['annotation.delete']({ id: first.id })).toHaveProperty('deletedAt');
    handlers = restart();
    expect((await list(handlers)).map(({ id }) => id)).toEqual([second.id]);
    expect((await trash(handlers)).map(({ id }) => id)).toEqual([first.id]);
    const restored = await handlers['annotation.restore']({ id: first.id });
    expect(restored).not.toHaveProperty('deletedAt');
    handlers = restart();
    expect((await list(handlers)).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(await trash(handlers)).toEqual([]);
  });

  it('lists the trash last deleted first; deleting twice changes nothing', async () => {
    const handlers = restart();
    const first = await bookmark(handlers, 'b3', 0, '𠮷');
    const second = await bookmark(handlers, 'b4', 0, '子');
    const deleted = await handlers['annotation.delete']({ id: second.id });
    // Deletions are ordered by instant, in milliseconds.
    while (new Date().toISOString() === deleted.deletedAt) await Promise.resolve();
    await handlers['annotation.delete']({ id: first.id });
    expect(await handlers['annotation.delete']({ id: second.id })).toEqual(deleted);
    expect((await trash(handlers)).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it.each(['annotation.rename', 'annotation.delete', 'annotation.restore'] as const)(
    '%s refuses an unknown id',
    (method) => {
      const handlers = restart();
      expect(() => handlers[method]({ id: 'none', name: '' })).toThrow(
        expect.objectContaining({ code: 'annotation-not-found', details: { id: 'none' } }),
      );
      expect(changes).toBe(0);
    },
  );
});

describe('annotations of a document that has gone', () => {
  it('stay, without a place, and can still be changed', async () => {
    const added = importPlainText(text, { id: 'y', source: 'y.txt' });
    restart();
    const store = createDocumentStore(storage.database);
    const library = createLibrary([], store);
    const handlers = createAnnotationHandlers({
      store: createAnnotationStore(storage.database),
      library,
      onChange: () => undefined,
    });
    library.add(added);
    const create = (quote: string, start: number) =>
      handlers['annotation.create']({
        document: 'y',
        kind: 'bookmark',
        passages: [{ block: 'b4', start, end: start + 1, quote }],
      });
    const [first, second] = [await create('丑', 1), await create('子', 0)];
    library.remove('y');

    const unresolved = { places: [], state: 'unresolved' };
    const listed = await handlers['annotation.list']({ document: 'y' });
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([first.id, second.id]));
    for (const each of listed) expect(each).toMatchObject(unresolved);
    expect(await handlers['annotation.rename']({ id: first.id, name: '名' })).toMatchObject({
      name: '名',
      ...unresolved,
    });
    await handlers['annotation.delete']({ id: first.id });
    expect(await handlers['annotation.trash']({ document: 'y' })).toMatchObject([
      { id: first.id, ...unresolved },
    ]);
    await handlers['annotation.restore']({ id: first.id });

    library.add(added);
    const back = await handlers['annotation.list']({ document: 'y' });
    expect(back.map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'anchored'],
      [first.id, 'anchored'],
    ]);
  });

  it('can not be made, and are not found where there never were any', () => {
    const handlers = restart();
    const missing = expect.objectContaining({ code: 'document-not-found' });
    const passages = [{ block: 'b1', start: 0, end: 1, quote: '题' }];
    for (const call of [
      () => handlers['annotation.list']({ document: 'y' }),
      () => handlers['annotation.trash']({ document: 'y' }),
      () => handlers['annotation.create']({ document: 'y', kind: 'bookmark', passages }),
    ]) {
      expect(call).toThrow(missing);
    }
  });
});
