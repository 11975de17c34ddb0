/**
 * A process for tests that kill it: opens the library in the folder given, searches in it, and adds
 * documents without end, so that packs are made all the time. Prints the id of each document once
 * it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { createDocumentStore } from '../../library/document-store.ts';
import { createLibrary } from '../../library/library.ts';
import { openStorage } from '../../storage/storage.ts';
import { createSearchService } from '../search-service.ts';
import { makeLongDocument } from './sample-documents.ts';

const [, , dataFolder = ''] = process.argv;
const { database, paths } = openStorage({ dataFolder, access: 'read-write' });
const library = createLibrary([], createDocumentStore(database));
const search = createSearchService({
  bundled: [],
  libraryFile: paths.library,
  packFolder: paths.packs,
  isWritable: true,
  indexFolder: dataFolder,
});
await search.begin({ entries: library.entries, annotations: () => [] });
await search.report;

for (let number = library.list().length; ; number += 1) {
  const document = makeLongDocument(`long-${number}`, 400_000);
  library.add(document);
  await search.change(document.id, document);
  // Synchronous: what has been printed was acknowledged before the process could die.
  writeSync(1, `${document.id}\n`);
}
