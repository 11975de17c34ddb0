import type { DatabaseSync } from 'node:sqlite';
import { readVersion } from './database.ts';

/** The statements that lead from one version of the schema to the next. */
export type Migration = string;

/**
 * The schema's history: entry n leads from version n to n + 1. Entries are never changed, only
 * added. People's notes (annotations, anchors, tags) share no table with settings or window state.
 */
export const migrations: readonly Migration[] = [
  `
  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE window_state (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE positions (
    document TEXT PRIMARY KEY,
    block TEXT NOT NULL,
    block_offset INTEGER NOT NULL CHECK (block_offset >= 0),
    updated_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE annotations (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight', 'note')),
    document TEXT NOT NULL,
    name TEXT,
    note TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX annotations_by_document ON annotations (document, deleted_at);

  CREATE TABLE anchors (
    annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    document_hash TEXT NOT NULL,
    edition INTEGER NOT NULL,
    block TEXT NOT NULL,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    path TEXT NOT NULL CHECK (json_valid(path)),
    PRIMARY KEY (annotation_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tags (
    annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (annotation_id, tag)
  ) STRICT, WITHOUT ROWID;
  `,
  // Columns of type ANY hold verbatim text, see `verbatim-text.ts`. AUTOINCREMENT never gives an
  // ordinal out again. `content` is null where text and kind alone make the node.
  `
  CREATE TABLE documents (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
    id ANY NOT NULL UNIQUE,
    title ANY NOT NULL,
    byline ANY,
    publisher ANY,
    published_at TEXT,
    page ANY,
    source ANY NOT NULL,
    language TEXT NOT NULL,
    hash TEXT NOT NULL,
    edition INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE blocks (
    document INTEGER NOT NULL REFERENCES documents (ordinal) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id ANY NOT NULL,
    kind TEXT NOT NULL,
    depth INTEGER,
    number INTEGER,
    run_in_start INTEGER,
    run_in_end INTEGER,
    text ANY NOT NULL,
    content TEXT,
    PRIMARY KEY (document, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE recent_queries (
    ordinal INTEGER PRIMARY KEY,
    query ANY NOT NULL UNIQUE
  ) STRICT;
  `,
];

/**
 * Brings a database up to the newest version in one transaction.
 *
 * @throws the error of SQLite; the database is as it was then
 */
export function runMigrations(
  database: DatabaseSync,
  history: readonly Migration[] = migrations,
): void {
  const from = readVersion(database);
  if (from >= history.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of history.slice(from)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${history.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
