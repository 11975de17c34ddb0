import { join } from 'node:path';
import type { Annotation, Output, ParsedInput } from '../../shared/contract.ts';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import type { SearchStatus } from '../../shared/search/contract.ts';
import { parseQuery } from '../../shared/search/parse-query.ts';
import type { Handlers } from '../handlers.ts';
import type { LibraryEntry } from '../library/library.ts';
import { BUNDLED_PACK } from './files/pack-file.ts';
import type { LoadReport } from './keeping/corpus-keeper.ts';
import { locateWorker } from './locate-worker.ts';
import type { AnswerMethod, Question } from './protocol.ts';
import type { SearchableDocument } from './text/text-store.ts';
import { createWorkerClient, type WorkerClient } from './worker-client.ts';

export type { LoadReport };

export interface SearchService {
  readonly handlers: Handlers<AnswerMethod | 'search.status'>;
  /**
   * Says what to search in. Until then packs are read, and whoever asks waits.
   * @throws ZhujianError `search-unavailable`
   */
  begin(library: SearchedLibrary): Promise<void>;
  /**
   * Takes in a change of the library, after `begin`.
   *
   * @param id of the document that came, was replaced or went
   * @param document as it is now; undefined when it went
   * @throws ZhujianError `search-unavailable`
   */
  change(id: string, document?: ZhujianDocument): Promise<void>;
  /**
   * What the index is, once it serves.
   * @throws ZhujianError `search-unavailable`
   */
  readonly report: Promise<LoadReport>;
  /** Ends the worker. Queries still under way are refused with `search-unavailable`. */
  close(): Promise<void>;
}

/** What search needs to know of the library. */
export interface SearchedLibrary {
  /** All documents in order, as they are now. */
  entries(): readonly LibraryEntry[];
  /** What people noted, for queries with `note:`. */
  annotations(): readonly Annotation[];
}

export interface SearchServiceOptions {
  /** Documents that ship with the program. */
  bundled: readonly ZhujianDocument[];
  /** Path of library.db, from which the others are read; null where there are no others. */
  libraryFile: string | null;
  /** Folder in which packs are kept; null keeps none. */
  packFolder: string | null;
  /** Whether packs may be written there. */
  isWritable: boolean;
  /** Folder of the bundled documents' pack; only read, may be missing. */
  indexFolder: string;
  /** Called before `report` settles when a stored pack can't serve, with the `PackFault`. */
  onRebuilt?: (reason: string) => void;
  onStatus?: (status: SearchStatus) => void;
  /** The worker's module, if not the one that belongs to this program. */
  workerFile?: URL;
  /** Time that a regular expression may take. Unit: milliseconds. */
  regexLimit?: number;
}

const REGEX_LIMIT = 2_000;

/** What search needs of a document. */
export function toSearchable({ id, hash, title, blocks }: ZhujianDocument): SearchableDocument {
  return {
    id,
    hash,
    title,
    blocks: blocks.map(({ id, kind, depth, runIn, text }) => ({ id, kind, depth, runIn, text })),
  };
}

/** Starts searching: at once by reading, soon by the index. */
export function createSearchService(options: SearchServiceOptions): SearchService {
  const bundled = options.bundled.map(toSearchable);
  let library: SearchedLibrary | undefined;
  let status: SearchStatus = { state: 'loading', documents: 0, indexed: 0 };
  const client = createWorkerClient({
    file: options.workerFile ?? locateWorker(),
    start: () => ({
      role: 'search',
      libraryFile: options.libraryFile,
      folder: options.packFolder,
      isWritable: options.isWritable,
      bundledPack: join(options.indexFolder, BUNDLED_PACK),
      bundled,
      library: library?.entries() ?? null,
      regexLimit: options.regexLimit ?? REGEX_LIMIT,
    }),
    onStatus(now) {
      status = now;
      options.onStatus?.(now);
    },
  });

  async function load(): Promise<LoadReport> {
    const report = await client.ask('load', null);
    if (report.fault !== undefined) options.onRebuilt?.(report.fault);
    return report;
  }

  const report = load();
  // Who never looks at `report` must not be ended by it: each query reports the failure itself.
  report.catch(() => undefined);

  return {
    handlers: {
      ...createAnswers(client, () => library?.annotations() ?? []),
      'search.status': () => status,
    },
    async begin(begun) {
      library = begun;
      await client.ask('begin', { library: begun.entries() });
    },
    async change(id, document) {
      await client.ask('change', { id, ...(document && { document: toSearchable(document) }) });
    },
    report,
    close: () => client.close(),
  };
}

function createAnswers(
  client: WorkerClient,
  listAnnotations: () => readonly Annotation[],
): Handlers<AnswerMethod> {
  async function ask<M extends AnswerMethod>(method: M, input: ParsedInput<M>): Promise<Output<M>> {
    // Said here as well, so that a query that makes no sense costs no trip.
    const query = parseQuery(input.query);
    const annotations = query.notes.length > 0 ? listAnnotations() : undefined;
    const question = { method, input, ...(annotations && { annotations }) } as Question;
    return (await client.ask('answer', question)) as Output<M>;
  }
  return {
    'search.query': (input) => ask('search.query', input),
    'search.documents': (input) => ask('search.documents', input),
    'search.spread': (input) => ask('search.spread', input),
    'search.places': (input) => ask('search.places', input),
    'search.locate': (input) => ask('search.locate', input),
  };
}
