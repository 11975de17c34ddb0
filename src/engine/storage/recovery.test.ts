import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { createJsonTable } from './json-table.ts';
import { migrations } from './migrations.ts';
import { inspectLibrary } from './recovery.ts';
import { openStorage } from './storage.ts';

const yesterday = new Date(Date.now() - 25 * 3600 * 1000);

function open(dataFolder: string, now = new Date()) {
  return openStorage({ dataFolder, access: 'read-write', now });
}

/** Makes a library of some pages that remembers `mark`; opening it again makes the day's copy. */
function makeLibrary(folder: string, mark: string, now?: Date): void {
  const storage = open(folder, now);
  createJsonTable(storage.database, 'settings').set({ mark, filler: '人'.repeat(50_000) });
  storage.close();
}

function readMark(folder: string): unknown {
  const storage = openStorage({ dataFolder: folder, access: 'read-only' });
  const mark = createJsonTable(storage.database, 'settings').get('mark');
  storage.close();
  return mark;
}

const damages: [string, (file: string) => void][] = [
  ['garbage', (file) => writeFileSync(file, '不是数据库'.repeat(5000))],
  ['a short text', (file) => writeFileSync(file, 'x')],
  ['an empty file', (file) => writeFileSync(file, '')],
  ['a file cut short', (file) => truncateSync(file, 20_000)],
  [
    'pages overwritten',
    (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xa5, 4096, 24_576));
    },
  ],
  [
    'garbage with a stale log',
    (file) => {
      writeFileSync(file, '不是数据库'.repeat(5000));
      writeFileSync(`${file}-wal`, 'stale log');
      writeFileSync(`${file}-shm`, 'stale index');
    },
  ],
  [
    'a log without its database',
    (file) => {
      rmSync(file);
      writeFileSync(`${file}-wal`, 'what people wrote');
    },
  ],
];

describe.each(damages)('a library damaged by %s', (_, damage) => {
  it('is set aside, and a new one made where there is no copy', () => {
    using folder = createTemporaryFolder();
    makeLibrary(folder.path, 'lost');
    const library = join(folder.path, 'library.db');
    damage(library);
    const remains = ['', '-wal']
      .filter((suffix) => existsSync(library + suffix))
      .map((suffix) => [suffix, readFileSync(library + suffix)] as const);

    const storage = open(folder.path);
    storage.close();
    expect(storage.notices).toEqual([
      { code: 'library-set-aside', details: { kept: expect.any(String) } },
    ]);
    const kept = String(storage.notices[0]?.details.kept);
    expect(kept).toMatch(/library\.damaged-\d{8}T\d{9}Z\.db$/u);
    for (const [suffix, bytes] of remains) expect(readFileSync(kept + suffix)).toEqual(bytes);
    expect(inspectLibrary(library)).toEqual({ state: 'sound', version: migrations.length });
    expect(readMark(folder.path)).toBeUndefined();
    // The next start has nothing more to say.
    const next = open(folder.path);
    next.close();
    expect(next.notices).toEqual([]);
  });

  it('is set aside, and the newest sound copy put in its place', () => {
    using folder = createTemporaryFolder();
    makeLibrary(folder.path, 'older', yesterday);
    // Each opening of a library with content makes a copy when the last is a day old.
    makeLibrary(folder.path, 'newer', yesterday);
    open(folder.path).close();
    const copies = readdirSync(join(folder.path, 'backups')).sort();
    expect(copies).toHaveLength(2);
    damage(join(folder.path, 'library.db'));

    const storage = open(folder.path);
    storage.close();
    expect(storage.notices).toEqual([
      { code: 'library-restored', details: { kept: expect.any(String), from: copies[1] } },
    ]);
    expect(readMark(folder.path)).toBe('newer');
    expect(readdirSync(join(folder.path, 'backups')).sort()).toEqual(copies);
  });
});

describe('recovery', () => {
  it('passes over copies that are damaged, too', () => {
    using folder = createTemporaryFolder();
    makeLibrary(folder.path, 'older', yesterday);
    makeLibrary(folder.path, 'newer', yesterday);
    open(folder.path).close();
    const backups = join(folder.path, 'backups');
    const [older = '', newer = ''] = readdirSync(backups).sort();
    writeFileSync(join(backups, newer), 'garbage');
    writeFileSync(join(folder.path, 'library.db'), 'garbage');
    const storage = open(folder.path);
    storage.close();
    expect(storage.notices[0]?.details.from).toBe(older);
    expect(readMark(folder.path)).toBe('older');
    expect(readFileSync(join(backups, newer), 'utf8')).toBe('garbage');
  });

  it('says so where the damaged file can not be set aside', () => {
    using folder = createTemporaryFolder();
    const now = new Date();
    const library = join(folder.path, 'library.db');
    writeFileSync(library, 'garbage');
    const kept = `library.damaged-${now.toISOString().replaceAll(/[-:.]/gu, '')}.db`;
    mkdirSync(join(folder.path, kept));
    expect(() => open(folder.path, now)).toThrow(
      expect.objectContaining({
        code: 'library-damaged',
        details: { file: library, kept: library },
      }),
    );
    expect(readFileSync(library, 'utf8')).toBe('garbage');
    // The lock was let go.
    open(folder.path).close();
  });
});
