/**
 * A thread for tests: opens a reader on the file given and answers every list of ids with the
 * documents it reads; closes the reader on `null`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDocumentReader } from '../document-reader.ts';

const reader = openDocumentReader(String(workerData));

parentPort?.on('message', (ids: string[] | null) => {
  if (ids) return parentPort?.postMessage([...reader.read(ids)]);
  reader.close();
  parentPort?.close();
});
