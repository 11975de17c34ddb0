import type { Notice } from '../../shared/contract.ts';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import type { Events } from '../events.ts';
import { libraryPaths } from '../storage/library-paths.ts';
import { createSearchService, type SearchService } from './search-service.ts';

export interface SearchFolders {
  /** The data folder, which holds the library and its packs. */
  dataFolder: string;
  /** Holds the pack of the bundled documents. */
  indexFolder: string;
  access: 'read-write' | 'read-only';
}

/**
 * Starts the search thread of an engine.
 *
 * @param notices takes what the user should know of packs that can't serve
 */
export function startSearch(
  { dataFolder, indexFolder, access }: SearchFolders,
  bundled: readonly ZhujianDocument[],
  events: Events,
  notices: Notice[],
): SearchService {
  const paths = libraryPaths(dataFolder);
  return createSearchService({
    bundled,
    indexFolder,
    libraryFile: paths.library,
    packFolder: paths.packs,
    isWritable: access === 'read-write',
    onRebuilt(reason) {
      notices.push({ code: 'index-rebuilt', details: { reason } });
      events.emit('app');
    },
    onStatus: () => events.emit('search'),
  });
}
