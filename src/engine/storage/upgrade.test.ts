import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createAnnotationStore, type StoredAnnotation } from '../annotations/annotation-store.ts';
import { createDocumentStore } from '../library/document-store.ts';
import { createPositionStore } from '../library/position-store.ts';
import { makeDocument } from '../testing/library-filler.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { readVersion } from './database.ts';
import { createJsonTable } from './json-table.ts';
import { migrations } from './migrations.ts';
import { openStorage } from './storage.ts';

const annotated: StoredAnnotation = {
  id: 'a1',
  kind: 'note',
  document: 'x',
  name: '好句',
  note: '江山与人民',
  anchors: [
    {
      documentHash: '0'.repeat(64),
      edition: 1,
      block: 'b2',
      start: 0,
      end: 2,
      quote: '人民',
      prefix: '',
      suffix: '就是',
      path: ['题'],
    },
  ],
  tags: ['乙', '甲'],
  createdAt: '2026-01-02T03:04:05.678Z',
  updatedAt: '2026-01-02T03:04:05.678Z',
};

function open(dataFolder: string, history: readonly string[] = migrations) {
  return openStorage({ dataFolder, access: 'read-write', history });
}

function makeLibrary(folder: string): void {
  const storage = open(folder);
  createJsonTable(storage.database, 'settings').set({ mark: '人民' });
  storage.close();
}

describe('a library of an older version', () => {
  it('is upgraded on a copy, and the old file kept', () => {
    using folder = createTemporaryFolder();
    makeLibrary(folder.path);
    const storage = open(folder.path, [
      ...migrations,
      'ALTER TABLE settings ADD COLUMN extra TEXT;',
      'CREATE TABLE more (a TEXT) STRICT;',
    ]);
    expect(readVersion(storage.database)).toBe(migrations.length + 2);
    expect(createJsonTable(storage.database, 'settings').get('mark')).toBe('人民');
    storage.close();
    const kept = readdirSync(join(folder.path, 'backups')).filter((name) => name.includes('-v'));
    expect(kept).toEqual([expect.stringMatching(/^library-v2-\d{8}T\d{9}Z\.db$/u)]);
    using old = new DatabaseSync(join(folder.path, 'backups', kept[0] ?? ''), { readOnly: true });
    expect(readVersion(old)).toBe(2);
    expect(createJsonTable(old, 'settings').get('mark')).toBe('人民');
    expect(readdirSync(folder.path).sort()).toEqual(['backups', 'instance.lock', 'library.db']);
  });

  it.each([
    ['fails', 'CREATE TABLE settings (a);', /already exists/u],
    ['loses a row', 'DELETE FROM settings;', /1 rows became 0/u],
    ['loses a table', 'DROP TABLE settings;', /1 rows became none/u],
  ])('stays as it is when a migration %s', (_, migration, reason) => {
    using folder = createTemporaryFolder();
    makeLibrary(folder.path);
    expect(() => open(folder.path, [...migrations, migration])).toThrow(reason);
    const storage = open(folder.path);
    expect(storage.notices).toEqual([]);
    expect(createJsonTable(storage.database, 'settings').get('mark')).toBe('人民');
    storage.close();
    expect(readdirSync(folder.path)).not.toContain('library.draft.db');
  });

  it('is upgraded past what a crash left of an earlier try', () => {
    using folder = createTemporaryFolder();
    makeLibrary(folder.path);
    writeFileSync(join(folder.path, 'library.draft.db'), 'half a copy');
    writeFileSync(join(folder.path, 'library.draft.db-journal'), 'half a journal');
    open(folder.path, [
      ...migrations,
      'CREATE TABLE more (a) STRICT;'.replace('(a)', '(a TEXT)'),
    ]).close();
    expect(readdirSync(folder.path).sort()).toEqual(['backups', 'instance.lock', 'library.db']);
    expect(readFileSync(join(folder.path, 'library.db')).subarray(0, 15).toString()).toBe(
      'SQLite format 3',
    );
  });

  it('of version 1 gets documents and keeps every note', () => {
    using folder = createTemporaryFolder();
    const old = open(folder.path, migrations.slice(0, 1));
    createAnnotationStore(old.database).add(annotated);
    createPositionStore(old.database).save({ document: 'x', block: 'b2', offset: 1 });
    createJsonTable(old.database, 'settings').set({ mark: '人民' });
    old.close();
    const storage = open(folder.path);
    const { database } = storage;
    expect(createAnnotationStore(database).list('x')).toEqual([annotated]);
    expect(createPositionStore(database).get('x')).toMatchObject({ block: 'b2', offset: 1 });
    expect(createJsonTable(database, 'settings').get('mark')).toBe('人民');
    const store = createDocumentStore(database);
    expect(store.list()).toEqual([]);
    const document = makeDocument({ id: 'x', title: '题', paragraphs: ['人民就是江山。'] });
    store.add(document);
    expect(store.get('x')).toEqual(document);
    storage.close();
    expect(readdirSync(join(folder.path, 'backups'))).toContainEqual(
      expect.stringMatching(/^library-v1-/u),
    );
  });
});
