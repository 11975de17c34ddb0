import type { DatabaseSync } from 'node:sqlite';
import {
  type DocumentMetadata,
  type ZhujianDocument,
  zhujianDocument,
} from '../../shared/document/model.ts';
import { ZhujianError } from '../../shared/errors.ts';
import { saveChange } from '../storage/database.ts';
import { decodeText, encodeText } from '../storage/verbatim-text.ts';
import {
  blockColumns,
  blockValues,
  metadataColumns,
  metadataValues,
  readBlock,
  readMetadata,
} from './document-rows.ts';

/** A document's entry in the list. */
export interface StoredMetadata {
  metadata: DocumentMetadata;
  /** Its place in the library's order: ascending, and never given to another document. */
  ordinal: number;
}

/** The documents that people added, every change a committed transaction. */
export interface DocumentStore {
  /** In the library's order; reads no blocks. */
  list(): StoredMetadata[];
  /** Ids and hashes in the library's order; a fraction of what `list` takes. */
  entries(): { id: string; hash: string }[];
  get(id: string): ZhujianDocument | undefined;
  /**
   * Adds a document at the end, or puts it in the place of the one with its id.
   *
   * @throws ZhujianError `invalid-input` when it does not keep to the document model, `save-failed`
   */
  add(document: ZhujianDocument): void;
  /**
   * Adds several documents in their order, all or none.
   *
   * @throws ZhujianError as `add` does
   */
  addAll(documents: Iterable<ZhujianDocument>): void;
  /**
   * Annotations and reading position of the document stay.
   *
   * @returns whether it was there
   * @throws ZhujianError `save-failed`
   */
  remove(id: string): boolean;
}

/** Keeps documents in the library's database. */
export function createDocumentStore(database: DatabaseSync): DocumentStore {
  const selectAll = database.prepare(
    `SELECT ordinal, ${metadataColumns} FROM documents ORDER BY ordinal`,
  );
  const selectEntries = database.prepare('SELECT id, hash FROM documents ORDER BY ordinal');
  const selectOne = database.prepare(
    `SELECT ordinal, ${metadataColumns} FROM documents WHERE id = ?`,
  );
  const selectBlocks = database.prepare(
    `SELECT ${blockColumns} FROM blocks WHERE document = ? ORDER BY ordinal`,
  );
  const deleteOne = database.prepare('DELETE FROM documents WHERE id = ?');
  const write = createWriter(database);

  return {
    list: () =>
      selectAll.all().map((row) => ({ metadata: readMetadata(row), ordinal: Number(row.ordinal) })),
    entries: () =>
      selectEntries.all().map(({ id, hash }) => ({ id: decodeText(id), hash: String(hash) })),
    get(id) {
      const row = selectOne.get(encodeText(id));
      if (!row) return undefined;
      const blocks = selectBlocks.all(Number(row.ordinal)).map(readBlock);
      return { ...readMetadata(row), blocks };
    },
    add: (document) => saveChange(database, () => write(document)),
    addAll(documents) {
      saveChange(database, () => {
        for (const document of documents) write(document);
      });
    },
    remove: (id) => saveChange(database, () => deleteOne.run(encodeText(id)).changes > 0),
  };
}

/** @returns what writes a document within a transaction */
function createWriter(database: DatabaseSync): (document: ZhujianDocument) => void {
  const upsert = database.prepare(
    `INSERT INTO documents (${metadataColumns}, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET (${metadataColumns}) =
       (excluded.id, excluded.title, excluded.byline, excluded.publisher, excluded.published_at,
        excluded.page, excluded.source, excluded.language, excluded.hash, excluded.edition,
        excluded.characters)
     RETURNING ordinal`,
  );
  const deleteBlocks = database.prepare('DELETE FROM blocks WHERE document = ?');
  const insertBlock = database.prepare(
    `INSERT INTO blocks (document, ordinal, ${blockColumns})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (document) => {
    refuseInvalid(document);
    const { blocks, ...metadata } = document;
    const row = upsert.get(...metadataValues(metadata), new Date().toISOString());
    const ordinal = Number(row?.ordinal);
    deleteBlocks.run(ordinal);
    for (const [index, block] of blocks.entries()) {
      insertBlock.run(ordinal, index, ...blockValues(block));
    }
  };
}

/** What does not keep to the model could not be read again, and would spoil the whole list. */
function refuseInvalid(document: ZhujianDocument): void {
  const { error } = zhujianDocument.safeParse(document);
  if (!error) return;
  const [issue] = error.issues;
  const reason = `${issue?.path.join('.')}: ${issue?.message}`;
  throw new ZhujianError('invalid-input', { reason }, { cause: error });
}
