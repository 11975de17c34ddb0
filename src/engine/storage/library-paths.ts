import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Everything that the program keeps in the data folder, by name. */
export interface LibraryPaths {
  folder: string;
  library: string;
  /** A library being made or repaired, renamed to `library` once it is whole. */
  draft: string;
  backups: string;
  /** Packs of the search index, which can be made anew from the library at any time. */
  packs: string;
  lock: string;
  /** Says which process holds the lock. */
  holder: string;
}

/** SQLite's companions of a database file. */
export const sidecars = ['-wal', '-shm', '-journal'] as const;

export function libraryPaths(folder: string): LibraryPaths {
  return {
    folder,
    library: join(folder, 'library.db'),
    draft: join(folder, 'library.draft.db'),
    backups: join(folder, 'backups'),
    packs: join(folder, 'search'),
    lock: join(folder, 'instance.lock'),
    holder: join(folder, 'instance.json'),
  };
}

/** An instant as part of a file name, in UTC: `20261123T190203456Z`. */
export function fileStamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:.]/gu, '');
}

/**
 * Makes a folder and those above it, where they are missing.
 *
 * @throws the system's error
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  // Not mkdir's own `recursive`: Node 24 never returns from it where a file system such as /proc
  // answers that the new folder's parent, which is there, does not exist.
  const parent = dirname(folder);
  // A root has itself for a parent; one that is missing (a Windows drive) can't be made.
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  mkdirSync(folder);
}

/** Removes a database file of our own making that was never put to use. */
export function discardDraft(file: string): void {
  for (const suffix of ['', ...sidecars]) rmSync(file + suffix, { force: true });
}

/** Makes sure that a file's content is on the disk, so that a rename can't outrun it. */
export function flushFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
