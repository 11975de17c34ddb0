import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { findDamage, openForWriting } from './database.ts';
import {
  discardDraft,
  fileStamp,
  flushFile,
  type LibraryPaths,
  makeFolder,
} from './library-paths.ts';
import { type Migration, runMigrations } from './migrations.ts';
import { keepUnder } from './recovery.ts';

/**
 * Brings a library of an older version up to date: on a copy, which takes the library's name only
 * when every row has been counted again. The old file is kept among the backups.
 *
 * @param version the version of the library as it is
 * @throws when a migration fails or loses rows; the library is untouched then
 */
export function upgradeLibrary(
  paths: LibraryPaths,
  version: number,
  history: readonly Migration[],
  now: Date,
): void {
  discardDraft(paths.draft);
  const before = copyLibrary(paths);
  try {
    migrateDraft(paths.draft, before, history);
  } catch (error) {
    discardDraft(paths.draft);
    throw error;
  }
  flushFile(paths.draft);
  makeFolder(paths.backups);
  keepUnder(paths.library, join(paths.backups, `library-v${version}-${fileStamp(now)}.db`));
  renameSync(paths.draft, paths.library);
}

/** Copies the library to the draft and returns the row counts of the original. */
function copyLibrary(paths: LibraryPaths): Map<string, number> {
  const library = openForWriting(paths.library);
  try {
    library.prepare('VACUUM INTO ?').run(paths.draft);
    // A log left beside the library would be applied to the new file: fold it in, or fail.
    library.exec('PRAGMA journal_mode = DELETE');
    return countRows(library);
  } finally {
    library.close();
  }
}

function migrateDraft(
  draft: string,
  before: ReadonlyMap<string, number>,
  history: readonly Migration[],
): void {
  const database = new DatabaseSync(draft);
  try {
    runMigrations(database, history);
    const after = countRows(database);
    for (const [table, rows] of before) {
      if (after.get(table) !== rows) {
        throw new Error(`migration of ${table}: ${rows} rows became ${after.get(table) ?? 'none'}`);
      }
    }
    const damage = findDamage(database);
    if (damage) throw new Error(`migration: ${damage}`);
    if (database.prepare('PRAGMA foreign_key_check').get()) {
      throw new Error('migration: a row points nowhere');
    }
  } finally {
    database.close();
  }
}

/** Rows of each table of ours. */
export function countRows(database: DatabaseSync): Map<string, number> {
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  return new Map(
    tables.map(({ name }) => {
      const quoted = String(name).replaceAll('"', '""');
      const row = database.prepare(`SELECT count(*) AS rows FROM "${quoted}"`).get();
      return [String(name), Number(row?.rows)];
    }),
  );
}
