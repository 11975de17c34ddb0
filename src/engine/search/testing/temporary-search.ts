import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Annotation, contract, type Input, type Output } from '../../../shared/contract.ts';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import type { SearchStatus } from '../../../shared/search/contract.ts';
import { BUNDLED_PACK, writePack } from '../files/pack-file.ts';
import { buildGrams } from '../grams/build-grams.ts';
import type { AnswerMethod } from '../protocol.ts';
import {
  createSearchService,
  type SearchedLibrary,
  type SearchService,
  type SearchServiceOptions,
  toSearchable,
} from '../search-service.ts';
import { buildStore } from '../text/build-text.ts';

export interface OpenSearch {
  service: SearchService;
  /** What was said about packs that can't serve. */
  faults: string[];
  statuses: SearchStatus[];
}

export interface OpenOptions extends Partial<SearchServiceOptions> {
  library?: Pick<SearchedLibrary, 'entries'>;
  annotations?: readonly Annotation[];
}

export interface TemporarySearch {
  /** A folder of the test's own. */
  folder(): string;
  /** Path at which the pack of the bundled documents is looked for. */
  packFile(): string;
  /** Puts bytes there. */
  store(bytes: Uint8Array): Promise<void>;
  /** Puts the pack of some documents there. */
  storePackOf(documents: readonly ZhujianDocument[]): void;
  /** Starts searching in documents that ship, without a library unless the options name one. */
  open(documents: readonly ZhujianDocument[], options?: OpenOptions): OpenSearch;
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

  const packFile = () => join(folder, BUNDLED_PACK);

  return {
    folder: () => folder,
    packFile,
    store: (bytes) => writeFile(packFile(), bytes),
    storePackOf(documents) {
      const store = buildStore(documents.map(toSearchable));
      writePack(packFile(), `${packFile()}.part`, 1, store, buildGrams(store.units));
    },
    open(documents, { library = libraryOf(documents), annotations = [], ...options } = {}) {
      const faults: string[] = [];
      const statuses: SearchStatus[] = [];
      const service = createSearchService({
        bundled: documents,
        libraryFile: null,
        packFolder: null,
        isWritable: true,
        indexFolder: folder,
        onRebuilt: (fault) => faults.push(fault),
        onStatus: (status) => statuses.push(status),
        ...options,
      });
      services.push(service);
      // A failure to begin is a failure to answer, too.
      service
        .begin({ annotations: () => annotations, entries: library.entries })
        .catch(() => undefined);
      return { service, faults, statuses };
    },
  };
}

/** A library that holds just these. */
export function libraryOf(documents: readonly ZhujianDocument[]): Pick<SearchedLibrary, 'entries'> {
  return { entries: () => documents };
}

/** Asks as the dispatcher does: with an input that the contract has filled up. */
export async function ask<M extends AnswerMethod>(
  { handlers }: SearchService,
  method: M,
  input: Input<M>,
): Promise<Output<M>> {
  return (await handlers[method](contract[method].input.parse(input) as never)) as Output<M>;
}

/** All hits of a query, or as many as `limit` says. */
export function search(
  service: SearchService,
  query: string,
  input: Partial<Input<'search.query'>> = {},
): Promise<Output<'search.query'>> {
  return ask(service, 'search.query', { limit: 0, ...input, query });
}
