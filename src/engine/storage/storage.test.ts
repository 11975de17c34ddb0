import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { openForWriting, readVersion, saveChange } from './database.ts';
import { createJsonTable } from './json-table.ts';
import { migrations } from './migrations.ts';
import { openStorage, type Storage } from './storage.ts';

function open(dataFolder: string, access: 'read-write' | 'read-only' = 'read-write'): Storage {
  return openStorage({ dataFolder, access });
}

function failure(code: string, details: object = {}) {
  return expect.objectContaining({ code, details: expect.objectContaining(details) });
}

describe('openStorage', () => {
  it('makes folder and library, and closes twice without harm', () => {
    using folder = createTemporaryFolder();
    const dataFolder = join(folder.path, 'new', '竹简');
    const storage = open(dataFolder);
    expect(storage.notices).toEqual([]);
    expect(readVersion(storage.database)).toBe(migrations.length);
    const pragma = (name: string) => storage.database.prepare(`PRAGMA ${name}`).get();
    expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(pragma('synchronous')).toEqual({ synchronous: 2 });
    expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
    storage.close();
    storage.close();
    expect(readdirSync(dataFolder).sort()).toEqual(['instance.lock', 'library.db']);
  });

  it('refuses a second opening until the first is closed', () => {
    using folder = createTemporaryFolder();
    const first = open(folder.path);
    expect(() => open(folder.path)).toThrow(failure('already-open', { pid: process.pid }));
    first.close();
    open(folder.path).close();
  });

  it('refuses a folder that can not be written, with the reason', () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, 'mine');
    // A file system without room for folders of ours; mkdir's own recursion never ends there.
    const proc = process.platform === 'linux' ? ['/proc/zhujian-test', '/proc/zhujian/test'] : [];
    for (const path of [file, join(file, 'below'), ...proc]) {
      const expected = { folder: path, reason: expect.stringMatching(/^E[A-Z]+: /u) };
      expect(() => open(path)).toThrow(failure('data-folder-unwritable', expected));
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('refuses a folder in the place of the library, names it and changes nothing', () => {
    using folder = createTemporaryFolder();
    const library = join(folder.path, 'library.db');
    mkdirSync(join(library, 'inside'), { recursive: true });
    const reason = expect.stringMatching(/^EISDIR: .*library\.db'$/u);
    expect(() => open(folder.path)).toThrow(failure('data-folder-unwritable', { reason }));
    expect(readdirSync(folder.path, { recursive: true })).toEqual([
      'library.db',
      join('library.db', 'inside'),
    ]);
  });

  it.each(['read-write', 'read-only'] as const)('leaves a newer library alone (%s)', (access) => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'library.db');
    using newer = new DatabaseSync(file);
    newer.exec('CREATE TABLE future (a); PRAGMA user_version = 99');
    newer.close();
    const bytes = readFileSync(file);
    expect(() => open(folder.path, access)).toThrow(
      failure('library-newer', { file, found: 99, known: migrations.length }),
    );
    expect(readFileSync(file)).toEqual(bytes);
  });

  it('goes on without a backup that can not be made, and says why', () => {
    using folder = createTemporaryFolder();
    const first = open(folder.path);
    createJsonTable(first.database, 'settings').set({ a: 1 });
    first.close();
    writeFileSync(join(folder.path, 'backups'), 'in the way');
    const second = open(folder.path);
    expect(second.backupProblem).toContain('ENOTDIR');
    second.close();
    expect(readFileSync(join(folder.path, 'backups'), 'utf8')).toBe('in the way');
  });
});

describe('reading only', () => {
  it('works beside the process that writes, and sees what it committed', () => {
    using folder = createTemporaryFolder();
    const writer = open(folder.path);
    const reader = open(folder.path, 'read-only');
    createJsonTable(writer.database, 'settings').set({ a: '人民' });
    const table = createJsonTable(reader.database, 'settings');
    expect(table.get('a')).toBe('人民');
    expect(() => table.set({ a: 1 })).toThrow(
      failure('save-failed', { reason: expect.stringContaining('readonly') }),
    );
    reader.close();
    writer.close();
  });

  it('shows an empty library where there is none, and makes nothing', () => {
    using folder = createTemporaryFolder();
    const missing = join(folder.path, 'missing');
    const reader = open(missing, 'read-only');
    const table = createJsonTable(reader.database, 'settings');
    expect(table.get('a')).toBeUndefined();
    expect(() => table.set({ a: 1 })).toThrow(failure('save-failed'));
    expect(reader.condition).toEqual({ state: 'missing' });
    reader.close();
    expect(existsSync(missing)).toBe(false);
  });

  it('tells of a damaged or unreachable library and leaves it as it is', () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'library.db');
    writeFileSync(file, 'garbage');
    const reader = open(folder.path, 'read-only');
    expect(reader.condition).toEqual({
      state: 'damaged',
      reason: expect.stringContaining('not a database'),
    });
    reader.close();
    expect(readdirSync(folder.path)).toEqual(['library.db']);
    expect(readFileSync(file, 'utf8')).toBe('garbage');
    using other = createTemporaryFolder();
    mkdirSync(join(other.path, 'library.db'));
    const without = open(other.path, 'read-only');
    expect(without.condition).toMatchObject({ state: 'damaged', kind: 'folder' });
    without.close();
  });

  it('tells of a library that waits for its upgrade', () => {
    using folder = createTemporaryFolder();
    open(folder.path).close();
    const history = [...migrations, 'CREATE TABLE more (a) '];
    const reader = openStorage({ dataFolder: folder.path, access: 'read-only', history });
    expect(reader.condition).toEqual({ state: 'sound', version: migrations.length });
    reader.close();
  });
});

describe('saveChange', () => {
  it('commits all or nothing', () => {
    using folder = createTemporaryFolder();
    using database = openForWriting(join(folder.path, 'x.db'));
    database.exec('CREATE TABLE a (b INTEGER NOT NULL) STRICT');
    const insert = database.prepare('INSERT INTO a VALUES (?)');
    expect(() =>
      saveChange(database, () => {
        insert.run(1);
        insert.run(null);
      }),
    ).toThrow(failure('save-failed', { reason: expect.stringContaining('NOT NULL') }));
    expect(() =>
      saveChange(database, () => {
        insert.run(1);
        throw new RangeError('not of SQLite');
      }),
    ).toThrow(RangeError);
    saveChange(database, () => insert.run(2));
    expect(database.prepare('SELECT b FROM a').all()).toEqual([{ b: 2 }]);
  });

  it('fails on a full disk and works again when there is room', () => {
    using folder = createTemporaryFolder();
    using database = openForWriting(join(folder.path, 'x.db'));
    database.exec('CREATE TABLE a (b TEXT) STRICT; PRAGMA max_page_count = 4');
    const insert = database.prepare('INSERT INTO a VALUES (?)');
    const fill = () => saveChange(database, () => insert.run('人'.repeat(10_000)));
    expect(fill).toThrow(failure('save-failed', { reason: expect.stringContaining('full') }));
    database.exec('PRAGMA max_page_count = 1000');
    fill();
    expect(database.prepare('SELECT count(*) AS n FROM a').get()).toEqual({ n: 1 });
  });
});
