import type { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import { anchor } from '../../shared/anchor/model.ts';
import { annotation } from '../../shared/contract.ts';
import { ZhujianError } from '../../shared/errors.ts';
import { saveChange } from '../storage/database.ts';

/** An annotation as it is kept: where its anchors lie now is worked out on reading. */
export const storedAnnotation = annotation.omit({ places: true, state: true });
export type StoredAnnotation = z.infer<typeof storedAnnotation>;

export interface AnnotationStore {
  /** Those not in the trash, oldest first. */
  list(document: string): StoredAnnotation[];
  /** The documents that have any outside the trash. */
  documents(): string[];
  /** Those in the trash, last deleted first. */
  listTrash(document: string): StoredAnnotation[];
  /** @throws ZhujianError `annotation-not-found` */
  get(id: string): StoredAnnotation;
  /** @throws ZhujianError `save-failed` */
  add(added: StoredAnnotation): void;
  /**
   * Sets the name, or takes it away where it is empty.
   *
   * @throws ZhujianError `annotation-not-found`, `save-failed`
   */
  rename(id: string, name: string): void;
  /**
   * Moves an annotation into the trash or out of it; where it already lies there, nothing changes.
   *
   * @throws ZhujianError `annotation-not-found`, `save-failed`
   */
  setDeleted(id: string, isDeleted: boolean): void;
}

const columns = `id, kind, document, name, note,
  created_at AS createdAt, updated_at AS updatedAt, deleted_at AS deletedAt`;

/** Keeps annotations in the library, every change a committed transaction. */
export function createAnnotationStore(database: DatabaseSync): AnnotationStore {
  const selectLive = database.prepare(
    `SELECT ${columns} FROM annotations WHERE document = ? AND deleted_at IS NULL
     ORDER BY created_at, id`,
  );
  const selectDocuments = database.prepare(
    'SELECT DISTINCT document FROM annotations WHERE deleted_at IS NULL ORDER BY document',
  );
  const selectTrash = database.prepare(
    `SELECT ${columns} FROM annotations WHERE document = ? AND deleted_at IS NOT NULL
     ORDER BY deleted_at DESC, id`,
  );
  const selectOne = database.prepare(`SELECT ${columns} FROM annotations WHERE id = ?`);
  const updateName = database.prepare(
    'UPDATE annotations SET name = ?, updated_at = ? WHERE id = ?',
  );
  const updateDeleted = database.prepare(
    `UPDATE annotations SET deleted_at = ?, updated_at = ?
     WHERE id = ? AND (deleted_at IS NULL) <> (? IS NULL)`,
  );
  const parts = createPartStatements(database);

  function complete(row: Record<string, unknown>): StoredAnnotation {
    const id = String(row.id);
    // SQLite gives null where the contract leaves a key out.
    const present = Object.entries(row).filter(([, value]) => value !== null);
    return storedAnnotation.parse({ ...Object.fromEntries(present), ...parts.read(id) });
  }

  function get(id: string): StoredAnnotation {
    const row = selectOne.get(id);
    if (!row) throw new ZhujianError('annotation-not-found', { id });
    return complete(row);
  }

  return {
    list: (document) => selectLive.all(document).map(complete),
    documents: () => selectDocuments.all().map((row) => String(row.document)),
    listTrash: (document) => selectTrash.all(document).map(complete),
    get,
    add: (added) => saveChange(database, () => parts.write(added)),
    rename(id, name) {
      get(id);
      const now = new Date().toISOString();
      saveChange(database, () => updateName.run(name === '' ? null : name, now, id));
    },
    setDeleted(id, isDeleted) {
      get(id);
      const now = new Date().toISOString();
      const deletedAt = isDeleted ? now : null;
      saveChange(database, () => updateDeleted.run(deletedAt, now, id, deletedAt));
    },
  };
}

/** The statements for an annotation's anchors and tags. */
function createPartStatements(database: DatabaseSync) {
  const insertAnnotation = database.prepare(
    `INSERT INTO annotations (id, kind, document, name, note, created_at, updated_at, deleted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertAnchor = database.prepare(
    `INSERT INTO anchors (annotation_id, ordinal, document_hash, edition, block, start_offset,
       end_offset, quote, prefix, suffix, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertTag = database.prepare('INSERT INTO tags (annotation_id, tag) VALUES (?, ?)');
  const selectAnchors = database.prepare(
    `SELECT document_hash AS documentHash, edition, block, start_offset AS "start",
       end_offset AS "end", quote, prefix, suffix, path
     FROM anchors WHERE annotation_id = ? ORDER BY ordinal`,
  );
  const selectTags = database.prepare('SELECT tag FROM tags WHERE annotation_id = ? ORDER BY tag');

  return {
    read(id: string): Pick<StoredAnnotation, 'anchors' | 'tags'> {
      return {
        anchors: selectAnchors
          .all(id)
          .map((row) => anchor.parse({ ...row, path: JSON.parse(String(row.path)) })),
        tags: selectTags.all(id).map(({ tag }) => String(tag)),
      };
    },
    write(added: StoredAnnotation): void {
      const { id, kind, document, name, note, createdAt, updatedAt, deletedAt } = added;
      insertAnnotation.run(
        id,
        kind,
        document,
        name ?? null,
        note ?? null,
        createdAt,
        updatedAt,
        deletedAt ?? null,
      );
      for (const [ordinal, each] of added.anchors.entries()) {
        const { documentHash, edition, block, start, end, quote, prefix, suffix } = each;
        const path = JSON.stringify(each.path);
        insertAnchor.run(
          id,
          ordinal,
          documentHash,
          edition,
          block,
          start,
          end,
          quote,
          prefix,
          suffix,
          path,
        );
      }
      for (const tag of added.tags) insertTag.run(id, tag);
    },
  };
}
