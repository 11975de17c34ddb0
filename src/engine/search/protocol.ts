import type { Annotation, Output, ParsedInput } from '../../shared/contract.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { SearchStatus } from '../../shared/search/contract.ts';
import type { LibraryEntry } from '../library/library.ts';
import type { LoadReport } from './keeping/corpus-keeper.ts';
import type { PackerStart } from './keeping/packer.ts';
import type { SearchableDocument } from './text/text-store.ts';

/** What the search thread is started with. */
export interface SearchStart {
  role: 'search';
  /** Path of library.db; null where only bundled documents are searched. */
  libraryFile: string | null;
  /** Folder of the packs; null where there is none. */
  folder: string | null;
  isWritable: boolean;
  /** Path of the pack of the bundled documents. */
  bundledPack: string;
  bundled: readonly SearchableDocument[];
  /** All documents of the library in order, the bundled ones included; null if `begin` says so later. */
  library: readonly LibraryEntry[] | null;
  /** Time that a regular expression may take. Unit: milliseconds. */
  regexLimit: number;
}

/** The module of the search thread also packs, in threads that the search thread starts. */
export type WorkerStart = SearchStart | PackerStart;

/** The contract's methods that the search thread answers. */
export type AnswerMethod =
  | 'search.query'
  | 'search.documents'
  | 'search.spread'
  | 'search.places'
  | 'search.locate';

/** A question of the contract. */
export type Question = {
  [M in AnswerMethod]: {
    method: M;
    input: ParsedInput<M>;
    /** What people noted, where the query looks for that. */
    annotations?: readonly Annotation[];
  };
}[AnswerMethod];

/** What the search thread can be asked to do. */
export interface Tasks {
  /** Says what to search in, unless the start did. */
  begin: { input: { library: readonly LibraryEntry[] }; output: null };
  /** Waits until the index serves. */
  load: { input: null; output: LoadReport };
  /** Answers from the moment on that all text is there, with or without an index. */
  answer: {
    input: Question;
    output: Output<AnswerMethod>;
  };
  /** Takes in a document that came or was replaced, or, without it, one that went. */
  change: {
    input: { id: string; document?: SearchableDocument };
    output: null;
  };
}
export type Task = keyof Tasks;

export type WorkerRequest = {
  [T in Task]: { id: number; task: T; input: Tasks[T]['input'] };
}[Task];

export type WorkerReply =
  | { id: number; ok: true; output: Tasks[Task]['output'] }
  | { id: number; ok: false; code: ErrorCode; details: ErrorDetails };

/** What the search thread tells unasked. */
export interface WorkerEvent {
  status: SearchStatus;
}
