/**
 * A process for tests that kill it: opens the library in the folder given, makes bookmarks without
 * end, and prints the id of each once it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { createAnnotationHandlers } from '../annotations/annotation-handlers.ts';
import { createAnnotationStore } from '../annotations/annotation-store.ts';
import { importPlainText } from '../importers/plain-text.ts';
import { createDocumentStore } from '../library/document-store.ts';
import { createLibrary } from '../library/library.ts';
import { openStorage } from '../storage/storage.ts';

const [, , dataFolder = ''] = process.argv;
const document = importPlainText('题\n人民就是江山。', { id: 'x', source: 'x.txt' });
const storage = openStorage({ dataFolder, access: 'read-write' });
const handlers = createAnnotationHandlers({
  store: createAnnotationStore(storage.database),
  library: createLibrary([document], createDocumentStore(storage.database)),
  onChange: () => undefined,
});

for (;;) {
  const bookmark = await handlers['annotation.create']({
    document: 'x',
    kind: 'bookmark',
    passages: [{ block: 'b2', start: 0, end: 2, quote: '人民' }],
  });
  // Synchronous: what has been printed was acknowledged before the process could die.
  writeSync(1, `${bookmark.id}\n`);
}
