import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../shared/contract.ts';
import { saveChange } from '../storage/database.ts';

export interface PositionStore {
  /** Where the reader left off; null for a document not read yet. */
  get(document: string): Position | null;
  /** @throws ZhujianError `save-failed` */
  save(position: Position): void;
}

/** Keeps one reading position for each document. */
export function createPositionStore(database: DatabaseSync): PositionStore {
  const select = database.prepare(
    'SELECT block, block_offset AS "offset" FROM positions WHERE document = ?',
  );
  const upsert = database.prepare(
    `INSERT INTO positions (document, block, block_offset, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (document) DO UPDATE SET block = excluded.block,
       block_offset = excluded.block_offset, updated_at = excluded.updated_at`,
  );
  return {
    get(document) {
      const row = select.get(document);
      return row ? { document, block: String(row.block), offset: Number(row.offset) } : null;
    },
    save({ document, block, offset }) {
      const now = new Date().toISOString();
      saveChange(database, () => upsert.run(document, block, offset, now));
    },
  };
}
