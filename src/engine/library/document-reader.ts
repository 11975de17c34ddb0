import type { DatabaseSync } from 'node:sqlite';
import { openForReading } from '../storage/database.ts';
import { decodeText, encodeText } from '../storage/verbatim-text.ts';
import { type ReadableBlock, readableColumns, readReadableBlock } from './document-rows.ts';

/** What searching needs of a document; no mdast node is read. */
export interface ReadableDocument {
  id: string;
  hash: string;
  title: string;
  blocks: ReadableBlock[];
}

/** Reads stored documents over a connection of its own, in any thread. */
export interface DocumentReader {
  /**
   * Reads documents one by one, each as it was committed last when its turn came.
   *
   * @returns them in the order of `ids`, without those that are not stored
   * @throws the error of SQLite
   */
  read(ids: readonly string[]): Iterable<ReadableDocument>;
  /** Idempotent. */
  close(): void;
}

/**
 * Opens a library for reading only, beside whoever writes to it.
 *
 * @param file the library of this program's version; it is neither made nor upgraded here
 * @throws the error of SQLite when the file is missing, damaged or of an older version
 */
export function openDocumentReader(file: string): DocumentReader {
  const database = openForReading(file);
  try {
    return createReader(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function createReader(database: DatabaseSync): DocumentReader {
  const selectOne = database.prepare('SELECT ordinal, hash, title FROM documents WHERE id = ?');
  const selectBlocks = database.prepare(
    `SELECT ${readableColumns} FROM blocks WHERE document = ? ORDER BY ordinal`,
  );

  /** In one transaction, so that no change can fall between a document's row and its blocks. */
  function readOne(id: string): ReadableDocument | undefined {
    database.exec('BEGIN');
    try {
      const row = selectOne.get(encodeText(id));
      if (!row) return undefined;
      const blocks = selectBlocks.all(Number(row.ordinal)).map(readReadableBlock);
      return { id, hash: String(row.hash), title: decodeText(row.title), blocks };
    } finally {
      // Some errors end the transaction by themselves.
      if (database.isTransaction) database.exec('COMMIT');
    }
  }

  return {
    *read(ids) {
      for (const id of ids) {
        const document = readOne(id);
        if (document) yield document;
      }
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}
