import { constants, copyFileSync, existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Notice } from '../../shared/contract.ts';
import { ZhujianError } from '../../shared/errors.ts';
import { listBackups } from './backups.ts';
import { findDamage, isDamage, openForReading, openForWriting, readVersion } from './database.ts';
import {
  discardDraft,
  fileStamp,
  flushFile,
  type LibraryPaths,
  sidecars,
} from './library-paths.ts';
import { type Migration, migrations, runMigrations } from './migrations.ts';

export type Condition =
  | { state: 'missing' }
  | { state: 'sound'; version: number }
  | {
      state: 'damaged';
      /** The words of SQLite or the system, else ours in English. */
      reason: string;
      /** Says it in any language, where it is nothing that SQLite or the system found. */
      kind?: 'lost' | 'empty' | 'folder';
    };

/**
 * Looks at a library file; changes nothing but what a crash left half done.
 *
 * @throws SQLite's error when the file is out of reach rather than damaged
 */
export function inspectLibrary(file: string): Condition {
  if (!existsSync(file)) {
    // SQLite would delete a write-ahead log without its database, and with it what people wrote.
    const hasLog = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
    if (!hasLog) return { state: 'missing' };
    return { state: 'damaged', reason: 'the file is missing', kind: 'lost' };
  }
  let database: DatabaseSync | undefined;
  try {
    // What a crash left half done in a rollback journal can only be undone by a writer.
    database = existsSync(`${file}-journal`) ? openForWriting(file) : openForReading(file);
    const version = readVersion(database);
    // Libraries come into being whole, with a version: SQLite takes an empty or tiny file for a new
    // database, but here it is one that has lost its content.
    if (version === 0) {
      return { state: 'damaged', reason: 'the file holds no library', kind: 'empty' };
    }
    const damage = findDamage(database);
    return damage ? { state: 'damaged', reason: damage } : { state: 'sound', version };
  } catch (error) {
    if (isDamage(error)) return { state: 'damaged', reason: error.message };
    throw error;
  } finally {
    database?.close();
  }
}

/** Makes an empty library; it appears under its name only when it is whole. */
export function createLibraryFile(
  paths: LibraryPaths,
  history: readonly Migration[] = migrations,
): void {
  prepareEmptyDraft(paths, history);
  renameSync(paths.draft, paths.library);
}

/**
 * Sets a damaged library aside under a name of its own, companions included, and puts the newest
 * sound copy in its place, or an empty library where there is none. Nothing is deleted, and at no
 * moment is there no library: a crash in between means that the next start does it again.
 *
 * @returns the notice for the user
 * @throws ZhujianError `library-damaged` when the file can't be set aside
 */
export function recoverLibrary(
  paths: LibraryPaths,
  now: Date,
  history: readonly Migration[] = migrations,
): Notice {
  const copy = listBackups(paths.backups).find(({ file }) => isUsable(file, history.length));
  if (copy) {
    discardDraft(paths.draft);
    copyFileSync(copy.file, paths.draft);
    flushFile(paths.draft);
  } else {
    prepareEmptyDraft(paths, history);
  }
  const kept = join(paths.folder, `library.damaged-${fileStamp(now)}.db`);
  try {
    if (existsSync(paths.library)) keepUnder(paths.library, kept);
    for (const suffix of sidecars) {
      if (existsSync(paths.library + suffix)) renameSync(paths.library + suffix, kept + suffix);
    }
  } catch (cause) {
    const file = paths.library;
    throw new ZhujianError('library-damaged', { file, kept: file }, { cause });
  }
  renameSync(paths.draft, paths.library);
  return copy
    ? { code: 'library-restored', details: { kept, from: basename(copy.file) } }
    : { code: 'library-set-aside', details: { kept } };
}

/** Gives a file a second name; a copy where the file system knows no links. */
export function keepUnder(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    // FAT and some network drives have no hard links; if copying fails too, that error is thrown.
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    flushFile(name);
  }
}

function prepareEmptyDraft(paths: LibraryPaths, history: readonly Migration[]): void {
  discardDraft(paths.draft);
  const database = new DatabaseSync(paths.draft);
  try {
    runMigrations(database, history);
  } finally {
    database.close();
  }
  flushFile(paths.draft);
}

function isUsable(file: string, knownVersion: number): boolean {
  const condition = inspectLibrary(file);
  return condition.state === 'sound' && condition.version <= knownVersion;
}
