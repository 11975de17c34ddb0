import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { importPlainText } from '../importers/plain-text.ts';
import { migrations } from '../storage/migrations.ts';
import { openStorage } from '../storage/storage.ts';
import { fillLibrary, makeDocument, makeNumberedDocument } from '../testing/library-filler.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { openDocumentReader, type ReadableDocument } from './document-reader.ts';
import { createDocumentStore } from './document-store.ts';

const sqliteError = expect.objectContaining({ code: 'ERR_SQLITE_ERROR' });

let folder: ReturnType<typeof createTemporaryFolder>;
let file: string;

beforeEach(() => {
  folder = createTemporaryFolder();
  file = join(folder.path, 'library.db');
});
afterEach(() => folder[Symbol.dispose]());

function toReadable({ id, hash, title, blocks }: ZhujianDocument): ReadableDocument {
  return { id, hash, title, blocks: blocks.map(({ number: _, content: __, ...rest }) => rest) };
}

describe('read', () => {
  it('gives documents in the order asked for, without those not stored', () => {
    const sentence = '后文总要比前面那一句长一些。';
    const lines = ['题', '一、起', `甲。${sentence}`, `乙。${sentence}`, `丙。${sentence}`];
    const withRunIns = importPlainText(lines.join('\n'), { id: 'r', source: 'r.txt' });
    const torn = makeDocument({ id: '\uD800', title: '\uDC00', paragraphs: ['人\uD800\0民'] });
    const empty = importPlainText('', { id: 'e', source: 'e.txt' });
    fillLibrary(folder.path, [withRunIns, torn, empty]);
    const reader = openDocumentReader(file);
    const read = [...reader.read(['e', 'none', '\uD800', 'r', 'e'])];
    expect(read).toEqual([empty, torn, withRunIns, empty].map(toReadable));
    expect(read[2]?.blocks.filter(({ runIn }) => runIn)).toHaveLength(3);
    reader.close();
    reader.close();
  });

  it('can be left in the middle', () => {
    fillLibrary(folder.path, ['a', 'b'].map(makeNumberedDocument));
    const reader = openDocumentReader(file);
    for (const { id } of reader.read(['a', 'b'])) {
      expect(id).toBe('a');
      break;
    }
    expect([...reader.read(['b'])]).toEqual([toReadable(makeNumberedDocument('b'))]);
    reader.close();
  });

  it('sees what was committed before each document’s turn', () => {
    const storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
    const store = createDocumentStore(storage.database);
    store.addAll(['a', 'b'].map(makeNumberedDocument));
    const reader = openDocumentReader(file);
    const reading = reader.read(['a', 'b', 'c'])[Symbol.iterator]();
    expect(reading.next().value).toMatchObject({ id: 'a' });
    store.remove('b');
    store.add(makeNumberedDocument('c'));
    expect(reading.next().value).toEqual(toReadable(makeNumberedDocument('c')));
    expect(reading.next().done).toBe(true);
    reader.close();
    storage.close();
  });

  it('reads beside a writer in another thread, every document whole', async () => {
    const storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
    const store = createDocumentStore(storage.database);
    function write(version: number): void {
      const paragraphs = Array.from({ length: 5 + (version % 40) }, () => `第 ${version} 版`);
      store.add(makeDocument({ id: 'a', title: `第 ${version} 版`, paragraphs }));
    }
    write(0);
    const thread = new Worker(new URL('./testing/reading-thread.ts', import.meta.url), {
      workerData: file,
    });
    const seen = new Set<string>();
    let version = 0;
    for (let round = 0; round < 20; round += 1) {
      const answer = once(thread, 'message');
      thread.postMessage(Array.from({ length: 20 }, () => 'a'));
      for (let count = 0; count < 20; count += 1) {
        version += 1;
        write(version);
      }
      const [read]: ReadableDocument[][] = await answer;
      expect(read).toHaveLength(20);
      for (const { title, blocks } of read ?? []) {
        expect(new Set(blocks.map(({ text }) => text))).toEqual(new Set([title]));
        seen.add(title);
      }
    }
    expect(seen.size).toBeGreaterThan(1);
    const exit = once(thread, 'exit');
    thread.postMessage(null);
    expect(await exit).toEqual([0]);
    storage.close();
  });

  it('reads beside a library that is opened for reading only', () => {
    fillLibrary(folder.path, [makeNumberedDocument('a')]);
    const storage = openStorage({ dataFolder: folder.path, access: 'read-only' });
    const reader = openDocumentReader(storage.paths.library);
    expect([...reader.read(['a'])]).toEqual([toReadable(makeNumberedDocument('a'))]);
    reader.close();
    storage.close();
  });
});

describe('a library that can not be read', () => {
  it('fails with the error of SQLite, and is not made', () => {
    expect(() => openDocumentReader(file)).toThrow(sqliteError);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, 'this is no database'.repeat(100));
    expect(() => openDocumentReader(file)).toThrow(sqliteError);
  });

  it('fails where it is of a version without documents', () => {
    const history = migrations.slice(0, 1);
    openStorage({ dataFolder: folder.path, access: 'read-write', history }).close();
    expect(() => openDocumentReader(file)).toThrow(sqliteError);
  });
});
