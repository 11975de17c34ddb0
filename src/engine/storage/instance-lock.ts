import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ZhujianError } from '../../shared/errors.ts';
import { isBusy } from './database.ts';
import type { LibraryPaths } from './library-paths.ts';

/** A process that is just closing gets this long to let go. Milliseconds. */
const HANDOVER_TIME = 200;

export interface InstanceLock {
  /** Lets the next process in. */
  release(): void;
}

/**
 * Takes the data folder for this process. The lock is SQLite's lock on an empty file, hence the
 * kernel's: it ends with the process, however that ends, and leaves nothing stale behind. It lasts
 * only while nothing else in this process opens and closes that file (POSIX drops it then).
 *
 * @throws ZhujianError `already-open`, `data-folder-unwritable`
 */
export function takeInstanceLock(paths: LibraryPaths): InstanceLock {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(paths.lock, { timeout: HANDOVER_TIME });
    database.exec('BEGIN EXCLUSIVE');
    writeHolder(paths.holder);
  } catch (error) {
    database?.close();
    if (isBusy(error)) {
      throw new ZhujianError('already-open', {
        folder: paths.folder,
        pid: readHolder(paths.holder),
      });
    }
    throw unwritable(paths.folder, error);
  }
  const held = database;
  return {
    release() {
      rmSync(paths.holder, { force: true });
      held.close();
    },
  };
}

/** The failure to tell when the system won't let us write to the data folder. */
export function unwritable(folder: string, cause: unknown): ZhujianError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ZhujianError('data-folder-unwritable', { folder, reason }, { cause });
}

function writeHolder(file: string): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid }));
  renameSync(draft, file);
}

/** The process that holds the lock, as far as it has told; only a help for the reader of a message. */
function readHolder(file: string): number | string {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : '?';
  } catch {
    // The holder has not written it yet, or has just let go: the lock alone decides, not this file.
    return '?';
  }
}
