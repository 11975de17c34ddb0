import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { listBackups, pruneBackups, rotateBackups } from './backups.ts';
import { fileStamp } from './library-paths.ts';

const start = Date.UTC(2026, 10, 23, 12);
const daysAgo = (days: number) => new Date(start - days * 24 * 3600 * 1000);
const nameOf = (date: Date) => `library-${fileStamp(date)}.db`;

describe('pruneBackups', () => {
  it('keeps seven daily and four weekly copies', () => {
    using folder = createTemporaryFolder();
    for (let day = 0; day < 60; day += 1) {
      writeFileSync(join(folder.path, nameOf(daysAgo(day))), '');
    }
    pruneBackups(folder.path);
    const kept = listBackups(folder.path).map(({ takenAt }) => takenAt.getTime());
    // 2026-11-23 is a Monday: the week before ends with day 1, kept as a day already.
    const expected = [0, 1, 2, 3, 4, 5, 6, 8, 15].map((day) => daysAgo(day).getTime());
    expect(kept).toEqual(expected);
  });

  it('keeps the newest of a day, and deletes no file of another name', () => {
    using folder = createTemporaryFolder();
    const earlier = new Date(start - 3600 * 1000);
    const others = [
      'library-v1-20200101T000000000Z.db',
      'library-2020.db',
      'library-20200101T000000000Z.db.bak',
      'library-20209901T000000000Z.db',
      'notes.txt',
    ];
    for (const name of [nameOf(daysAgo(0)), nameOf(earlier), ...others]) {
      writeFileSync(join(folder.path, name), '');
    }
    pruneBackups(folder.path);
    expect(readdirSync(folder.path).sort()).toEqual([nameOf(daysAgo(0)), ...others].sort());
  });
});

describe('rotateBackups', () => {
  it('makes a copy a day, whole, and clears away one left unfinished', () => {
    using folder = createTemporaryFolder();
    const backups = join(folder.path, 'backups');
    mkdirSync(backups);
    writeFileSync(join(backups, `${nameOf(daysAgo(3))}.draft`), 'half');
    using database = new DatabaseSync(':memory:');
    database.exec("CREATE TABLE a (b TEXT) STRICT; INSERT INTO a VALUES ('人民')");
    rotateBackups(database, backups, daysAgo(2));
    rotateBackups(database, backups, new Date(daysAgo(1).getTime() - 1));
    expect(readdirSync(backups)).toEqual([nameOf(daysAgo(2))]);
    rotateBackups(database, backups, daysAgo(1));
    expect(readdirSync(backups)).toEqual([nameOf(daysAgo(2)), nameOf(daysAgo(1))]);
    using copy = new DatabaseSync(join(backups, nameOf(daysAgo(1))), { readOnly: true });
    expect(copy.prepare('SELECT b FROM a').get()).toEqual({ b: '人民' });
  });

  it('fails where the folder can not be made', () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'backups');
    writeFileSync(file, 'mine');
    using database = new DatabaseSync(':memory:');
    expect(() => rotateBackups(database, file, daysAgo(0))).toThrow(/ENOTDIR|EEXIST/u);
    expect(existsSync(file)).toBe(true);
  });
});

it('listBackups lists newest first, and nothing where there is no folder', () => {
  using folder = createTemporaryFolder();
  expect(listBackups(join(folder.path, 'none'))).toEqual([]);
  const names = [nameOf(daysAgo(2)), `library-v3-${fileStamp(daysAgo(1))}.db`, nameOf(daysAgo(0))];
  for (const name of names) writeFileSync(join(folder.path, name), '');
  const listed = listBackups(folder.path);
  expect(listed.map(({ file }) => basename(file))).toEqual(names.toReversed());
  expect(listed.map(({ isMilestone }) => isMilestone)).toEqual([false, true, false]);
});
