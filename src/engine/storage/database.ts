import { DatabaseSync } from 'node:sqlite';
import { ZhujianError } from '../../shared/errors.ts';

/** Wait for another process's short read before giving up. Milliseconds. */
const BUSY_TIMEOUT = 5000;

/** SQLite's primary result codes that matter here (https://www.sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOT_A_DATABASE = 26;

interface SqliteError extends Error {
  code: 'ERR_SQLITE_ERROR';
  errcode: number;
}

/** Opens a library file for reading and writing; every commit reaches the disk before it returns. */
export function openForWriting(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  return configure(
    database,
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;',
  );
}

/** Opens a library file for reading only, also while another process writes to it. */
export function openForReading(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, readOnly: true });
  return configure(database, 'PRAGMA trusted_schema = OFF;');
}

function configure(database: DatabaseSync, pragmas: string): DatabaseSync {
  try {
    database.exec(pragmas);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Runs a change as one committed transaction.
 *
 * @returns what `change` returns
 * @throws ZhujianError `save-failed` when SQLite refuses; nothing of the change remains then
 */
export function saveChange<Result>(database: DatabaseSync, change: () => Result): Result {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    if (!isSqliteError(error)) throw error;
    throw new ZhujianError('save-failed', { reason: error.message }, { cause: error });
  }
}

/** The schema version of a library file, 0 for an empty one. */
export function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** What `PRAGMA quick_check` finds; undefined when all is well. */
export function findDamage(database: DatabaseSync): string | undefined {
  const rows = database.prepare('PRAGMA quick_check(5)').all();
  const findings = rows.map((row) => String(row.quick_check));
  return findings.length === 1 && findings[0] === 'ok' ? undefined : findings.join('; ');
}

export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

/** Whether another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && primaryCode(error) === SQLITE_BUSY;
}

/** Whether SQLite says that the file itself is broken, rather than out of reach. */
export function isDamage(error: unknown): error is SqliteError {
  return (
    isSqliteError(error) && [SQLITE_CORRUPT, SQLITE_NOT_A_DATABASE].includes(primaryCode(error))
  );
}

/** Extended codes keep the primary one in their low byte. */
function primaryCode(error: SqliteError): number {
  return error.errcode & 0xff;
}
