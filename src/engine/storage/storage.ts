import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Notice } from '../../shared/contract.ts';
import { ZhujianError } from '../../shared/errors.ts';
import { rotateBackups } from './backups.ts';
import { isSqliteError, openForReading, openForWriting } from './database.ts';
import { type InstanceLock, takeInstanceLock, unwritable } from './instance-lock.ts';
import { type LibraryPaths, libraryPaths, makeFolder } from './library-paths.ts';
import { migrations, runMigrations } from './migrations.ts';
import { type Condition, createLibraryFile, inspectLibrary, recoverLibrary } from './recovery.ts';
import { countRows, upgradeLibrary } from './upgrade.ts';

export interface Storage {
  readonly paths: LibraryPaths;
  readonly database: DatabaseSync;
  /** What happened at opening and the user should know. */
  readonly notices: readonly Notice[];
  /** How a reader found the library; one that is missing, damaged or of an older version is not read. */
  readonly condition?: Condition;
  /** Why the last copy could not be made. */
  readonly backupProblem?: string;
  /** Idempotent. */
  close(): void;
}

export interface StorageOptions {
  dataFolder: string;
  access: 'read-write' | 'read-only';
  /** The schema's history; tests bring their own. */
  history?: readonly string[];
  now?: Date;
}

/**
 * Opens the library in a data folder. For writing it takes the folder for this process, repairs or
 * upgrades what needs it and keeps the dated copies; for reading it changes nothing, takes no lock
 * and stands in an empty library for one that is missing or damaged.
 *
 * @throws ZhujianError `data-folder-unwritable`, `already-open`, `library-damaged`, `library-newer`
 */
export function openStorage(options: StorageOptions): Storage {
  const paths = libraryPaths(options.dataFolder);
  const history = options.history ?? migrations;
  return options.access === 'read-only'
    ? openToRead(paths, history)
    : openToWrite(paths, history, options.now ?? new Date());
}

function openToWrite(paths: LibraryPaths, history: readonly string[], now: Date): Storage {
  try {
    makeFolder(paths.folder);
    refuseFolder(paths.library);
  } catch (error) {
    throw unwritable(paths.folder, error);
  }
  const lock = takeInstanceLock(paths);
  try {
    const notices = makeReady(paths, history, now);
    const database = openForWriting(paths.library);
    const backupProblem = keepCopies(database, paths, now);
    return {
      paths,
      database,
      notices,
      ...(backupProblem === undefined ? {} : { backupProblem }),
      close: () => closeOnce(database, lock),
    };
  } catch (error) {
    lock.release();
    throw isSqliteError(error) || isSystemError(error) ? unwritable(paths.folder, error) : error;
  }
}

/** Sees to it that there is a sound library of the newest version. */
function makeReady(paths: LibraryPaths, history: readonly string[], now: Date): Notice[] {
  const notices: Notice[] = [];
  let condition = inspectLibrary(paths.library);
  if (condition.state === 'missing') {
    createLibraryFile(paths, history);
    return notices;
  }
  if (condition.state === 'damaged') {
    notices.push(recoverLibrary(paths, now, history));
    condition = inspectLibrary(paths.library);
  }
  if (condition.state === 'sound') {
    refuseNewer(paths, condition.version, history);
    if (condition.version < history.length) {
      upgradeLibrary(paths, condition.version, history, now);
    }
  }
  return notices;
}

function openToRead(paths: LibraryPaths, history: readonly string[]): Storage {
  const condition = inspectToRead(paths);
  if (condition.state === 'sound') refuseNewer(paths, condition.version, history);
  const isReadable = condition.state === 'sound' && condition.version === history.length;
  const database = isReadable ? openForReading(paths.library) : openEmpty(history);
  return { paths, database, notices: [], condition, close: () => closeOnce(database) };
}

function inspectToRead(paths: LibraryPaths): Condition {
  try {
    if (isFolder(paths.library)) return { state: 'damaged', reason: 'EISDIR', kind: 'folder' };
    return inspectLibrary(paths.library);
  } catch (error) {
    // Out of reach is as good as damaged to a reader, who repairs nothing.
    if (isSqliteError(error) || isSystemError(error)) {
      return { state: 'damaged', reason: error.message };
    }
    throw error;
  }
}

/** SQLite would only say that it can't open the file, and not which. */
function refuseFolder(file: string): void {
  if (isFolder(file)) throw new Error(`EISDIR: illegal operation on a directory, open '${file}'`);
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** An empty library in memory that refuses to be written to. */
function openEmpty(history: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  runMigrations(database, history);
  database.exec('PRAGMA query_only = ON');
  return database;
}

function refuseNewer(paths: LibraryPaths, found: number, history: readonly string[]): void {
  const known = history.length;
  if (found > known) throw new ZhujianError('library-newer', { file: paths.library, found, known });
}

/** Makes the day's copy of a library with content; a failure is told by `doctor`, not fatal. */
function keepCopies(database: DatabaseSync, paths: LibraryPaths, now: Date): string | undefined {
  const hasContent = countRows(database)
    .values()
    .some((rows) => rows > 0);
  if (!hasContent) return undefined;
  try {
    rotateBackups(database, paths.backups, now);
    return undefined;
  } catch (error) {
    if (isSqliteError(error) || isSystemError(error)) return error.message;
    throw error;
  }
}

function closeOnce(database: DatabaseSync, lock?: InstanceLock): void {
  if (!database.isOpen) return;
  database.close();
  lock?.release();
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
