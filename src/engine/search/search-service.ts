import { join } from 'node:path';
import type { ParsedInput, SearchResult } from '../../shared/contract.ts';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { ZhujianError } from '../../shared/errors.ts';
import type { SearchableDocument } from './corpus.ts';
import { createHitReader } from './hits.ts';
import { INDEX_FILE } from './index-file.ts';
import type { IndexOrigin } from './load-index.ts';
import { locateWorker } from './locate-worker.ts';
import type { LoadReport } from './protocol.ts';
import { createWorkerClient } from './worker-client.ts';

export type { IndexOrigin };

export interface SearchService {
  /**
   * Finds the query in all documents or in one: recall and precision 1.0 on the folded text, see
   * `find` in `corpus.ts` for what counts as a hit. Works before `ready`, by reading everything.
   * @throws ZhujianError `document-not-found`, `search-unavailable`
   */
  query(input: ParsedInput<'search.query'>): Promise<SearchResult>;
  /**
   * Settles when the index serves.
   * @throws ZhujianError `search-unavailable`
   */
  readonly ready: Promise<IndexOrigin>;
  /**
   * What the index is, once it serves.
   * @throws ZhujianError `search-unavailable`
   */
  readonly report: Promise<LoadReport>;
  /** Ends the worker. Queries still under way are refused with `search-unavailable`. */
  close(): Promise<void>;
}

export interface SearchServiceOptions {
  /** In the order in which hits are to be given. */
  documents: ZhujianDocument[];
  /** Folder of the prebuilt index; only read, may be missing. */
  indexFolder: string;
  /** Called before `ready` when the prebuilt index can't serve, with the `IndexFault`. */
  onRebuilt?: (reason: string) => void;
  /** The worker's module, if not the one that belongs to this program. */
  workerFile?: URL;
}

/** What search needs of a document. */
export function toSearchable(document: ZhujianDocument): SearchableDocument {
  const { id, hash } = document;
  return { id, hash, blocks: document.blocks.map((block) => block.text) };
}

/** Starts searching in documents: at once by reading, soon by the index. */
export function createSearchService(options: SearchServiceOptions): SearchService {
  const { documents, indexFolder, onRebuilt } = options;
  const reader = createHitReader(documents);
  const whole = { from: 0, to: documents.reduce((sum, { blocks }) => sum + blocks.length, 0) };
  const client = createWorkerClient(options.workerFile ?? locateWorker(), {
    documents: documents.map(toSearchable),
    indexFile: join(indexFolder, INDEX_FILE),
  });

  async function load(): Promise<LoadReport> {
    const report = await client.ask('load', null);
    if (report.fault !== undefined) onRebuilt?.(report.fault);
    return report;
  }

  const report = load();
  const ready = report.then(({ origin }) => origin);
  // Who never looks at `ready` must not be ended by it: each query reports the failure itself.
  ready.catch(() => undefined);

  async function query(input: ParsedInput<'search.query'>): Promise<SearchResult> {
    const range = input.document === undefined ? whole : reader.blocksOf(input.document);
    if (range === undefined) {
      throw new ZhujianError('document-not-found', { document: input.document ?? '' });
    }
    const found = await client.ask('find', { query: input.query, limit: input.limit, ...range });
    return { total: found.total, hits: reader.read(found) };
  }

  return { query, ready, report, close: client.close };
}
