import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import { createCorpus } from '../corpus.ts';
import { encodeIndex, INDEX_FILE } from '../index-file.ts';
import { buildIndex } from '../load-index.ts';
import { createSearchService, type SearchService, toSearchable } from '../search-service.ts';

export interface TemporarySearch {
  /** Path at which the prebuilt index is looked for. */
  indexFile(): string;
  /** Puts bytes there. */
  store(bytes: Uint8Array): Promise<void>;
  /** Starts searching; `faults` collects what was said about the prebuilt index. */
  open(
    documents: ZhujianDocument[],
    workerFile?: URL,
  ): { service: SearchService; faults: string[] };
}

/** Gives each test of the file a folder of its own, and closes what the test opened. */
export function prepareSearch(): TemporarySearch {
  let folder = '';
  let services: SearchService[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhujian-search-'));
    services = [];
  });

  afterEach(async () => {
    await Promise.all(services.map((service) => service.close()));
    await rm(folder, { recursive: true });
  });

  const indexFile = () => join(folder, INDEX_FILE);

  return {
    indexFile,
    store: (bytes) => writeFile(indexFile(), bytes),
    open: (documents, workerFile) => {
      const faults: string[] = [];
      const service = createSearchService({
        documents,
        indexFolder: folder,
        onRebuilt: (fault) => faults.push(fault),
        ...(workerFile && { workerFile }),
      });
      services.push(service);
      return { service, faults };
    },
  };
}

/** The file of an index of documents. */
export async function encodeIndexOf(documents: ZhujianDocument[]): Promise<Uint8Array> {
  const corpus = createCorpus(documents.map(toSearchable));
  return encodeIndex(corpus, await buildIndex(corpus));
}
