import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Answer } from '../engine.ts';

/** SQLite's ids begin with 1. */
export const FIRST_ROWID = 1;

/** Opens the one database of `folder`, mapped into memory so that no page is copied. */
export function openDatabase(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'index.sqlite'));
  database.exec(`
    PRAGMA page_size = 8192;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA mmap_size = ${2 ** 32};
  `);
  return database;
}

/** Runs `work` in one transaction. */
export function transact(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** One condition on one table, asked in the two ways that an engine is asked. */
export class Question {
  readonly #ids: StatementSync;
  readonly #count: StatementSync;

  /** @param condition SQL with one parameter */
  constructor(database: DatabaseSync, table: string, condition: string) {
    this.#ids = database.prepare(`SELECT rowid FROM ${table} WHERE ${condition} LIMIT ?`);
    this.#ids.setReturnArrays(true);
    this.#count = database.prepare(`SELECT count(*) FROM ${table} WHERE ${condition}`);
    this.#count.setReturnArrays(true);
  }

  /** Counts only where there is more than the first ids already tell, so that nothing runs twice. */
  ask(parameter: string, limit: number): Answer {
    const first = this.ids(parameter, limit);
    if (first.length < limit) return { count: first.length, first };
    const [count] = this.#count.get(parameter) as unknown as [number];
    return { count, first };
  }

  /** @param limit all where it is -1 */
  ids(parameter: string, limit = -1): number[] {
    const rows = this.#ids.all(parameter, limit) as unknown as [number][];
    return rows.map(([rowid]) => rowid - FIRST_ROWID);
  }
}
