import type { DatabaseSync } from 'node:sqlite';
import { saveChange } from './database.ts';

/** A table of named JSON values. */
export interface JsonTable {
  /** The value, or undefined where there is none or it can't be read. */
  get(key: string): unknown;
  /**
   * Saves all entries in one transaction.
   *
   * @throws ZhujianError `save-failed`
   */
  set(entries: Readonly<Record<string, unknown>>): void;
}

/** @param table one of the library's tables of the form (key, value) */
export function createJsonTable(
  database: DatabaseSync,
  table: 'settings' | 'window_state',
): JsonTable {
  const select = database.prepare(`SELECT value FROM ${table} WHERE key = ?`);
  const upsert = database.prepare(
    `INSERT INTO ${table} (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  return {
    get(key) {
      const row = select.get(key);
      return row ? parseValue(String(row.value)) : undefined;
    },
    set(entries) {
      saveChange(database, () => {
        for (const [key, value] of Object.entries(entries)) {
          if (value !== undefined) upsert.run(key, JSON.stringify(value));
        }
      });
    },
  };
}

function parseValue(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // A value that can't be read counts as not set: its default takes its place.
    return undefined;
  }
}
