import type { FindRequest, Found, SearchableDocument } from './corpus.ts';
import type { IndexFault } from './index-file.ts';
import type { IndexOrigin } from './load-index.ts';

/** What the search worker is started with. */
export interface WorkerStart {
  documents: SearchableDocument[];
  /** Path of the stored index. */
  indexFile: string;
}

/** What the search worker can be asked to do. */
export interface Tasks {
  /** Waits until the index serves. */
  load: { input: null; output: LoadReport };
  /** Answers at once, before the index serves as well. */
  find: { input: FindRequest; output: Found };
}
export type Task = keyof Tasks;

export interface LoadReport {
  origin: IndexOrigin;
  fault?: IndexFault;
  blocks: number;
  grams: number;
}

export type WorkerRequest = {
  [T in Task]: { id: number; task: T; input: Tasks[T]['input'] };
}[Task];

export type WorkerReply =
  | { id: number; ok: true; output: Tasks[Task]['output'] }
  | { id: number; ok: false; reason: string };
