import { join } from 'node:path';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import { createDocumentStore } from '../../library/document-store.ts';
import { createLibrary, type Library } from '../../library/library.ts';
import { openStorage } from '../../storage/storage.ts';
import { createTemporaryFolder } from '../../testing/temporary-folder.ts';

/** A real library in a folder of its own, which goes with it. */
export interface TemporaryLibrary extends Disposable {
  /** Path of the data folder. */
  path: string;
  /** Path of library.db. */
  file: string;
  /** Path of the folder of packs. */
  packs: string;
  library: Library;
}

/** @param path the data folder; one of its own that goes with it, if left out */
export function openTemporaryLibrary(
  bundled: readonly ZhujianDocument[] = [],
  path?: string,
): TemporaryLibrary {
  const folder = path === undefined ? createTemporaryFolder() : undefined;
  const dataFolder = path ?? join(folder?.path ?? '', 'data');
  const storage = openStorage({ dataFolder, access: 'read-write' });
  return {
    path: dataFolder,
    file: storage.paths.library,
    packs: storage.paths.packs,
    library: createLibrary(bundled, createDocumentStore(storage.database)),
    [Symbol.dispose]() {
      storage.close();
      folder?.[Symbol.dispose]();
    },
  };
}
