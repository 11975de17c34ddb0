/**
 * A process for tests that kill it: opens the library in the folder given, adds documents without
 * end, and prints the id of each once it is acknowledged.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createDocumentStore } from '../library/document-store.ts';
import { createLibrary } from '../library/library.ts';
import { openStorage } from '../storage/storage.ts';
import { makeNumberedDocument } from './library-filler.ts';

const [, , dataFolder = ''] = process.argv;
const storage = openStorage({ dataFolder, access: 'read-write' });
const library = createLibrary([], createDocumentStore(storage.database));

for (;;) {
  const id = randomUUID();
  library.add(makeNumberedDocument(id));
  // Synchronous: what has been printed was acknowledged before the process could die.
  writeSync(1, `${id}\n`);
}
