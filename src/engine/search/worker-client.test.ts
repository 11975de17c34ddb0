import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { SearchStatus } from '../../shared/search/contract.ts';
import { locateWorker } from './locate-worker.ts';
import { type SearchService, toSearchable } from './search-service.ts';
import { createSampleDocument } from './testing/sample-documents.ts';
import { openTemporaryLibrary } from './testing/temporary-library.ts';
import { ask, libraryOf, prepareSearch, search } from './testing/temporary-search.ts';
import { createWorkerClient, type WorkerClient } from './worker-client.ts';

const temporary = prepareSearch();
const documents = [createSampleDocument('sample', ['人民就是江山', '江山就是人民'])];

/** Writes a worker of the given code, which may `await runReal()`. */
async function writeWorker(code: string): Promise<URL> {
  const file = join(temporary.folder(), 'worker.mjs');
  const preamble = [
    "import { existsSync, writeFileSync } from 'node:fs';",
    "import { parentPort } from 'node:worker_threads';",
    `const mark = ${JSON.stringify(join(temporary.folder(), 'died'))};`,
    `const runReal = () => import(${JSON.stringify(locateWorker().href)});`,
    "const onQuery = (query, act) => parentPort.on('message', ({ input }) => {",
    '  if (input?.input?.query === query) act();',
    '});',
  ];
  await writeFile(file, [...preamble, code].join('\n'));
  return pathToFileURL(file);
}

/** Searches with a worker of the given code. */
async function openWith(code: string): Promise<SearchService> {
  return temporary.open(documents, { workerFile: await writeWorker(code) }).service;
}

async function totals(service: SearchService, queries: string[]): Promise<number[]> {
  const results = await Promise.all(queries.map((query) => search(service, query)));
  return results.map(({ total }) => total);
}

const unavailable = { code: 'search-unavailable' };

describe('a search worker that dies', () => {
  it('is started anew, and every query under way is answered', async () => {
    const service = await openWith(`
      if (existsSync(mark)) await runReal();
      else parentPort.on('message', ({ task }) => {
        if (task === 'answer') {
          writeFileSync(mark, '');
          process.exit(7);
        }
      });
    `);
    expect(await totals(service, ['江山', '人民', '就', '无'])).toEqual([2, 2, 2, 0]);
    expect((await service.report).origin).toBe('rebuilt');
  });

  it('after it has served, is started anew', async () => {
    const service = await openWith(`
      await runReal();
      onQuery('人民', () => {
        if (existsSync(mark)) return;
        writeFileSync(mark, '');
        throw new Error('out of luck');
      });
    `);
    await service.report;
    expect(await totals(service, ['江山', '人民', '就'])).toEqual([2, 2, 2]);
    expect(await totals(service, ['江'])).toEqual([2]);
  });

  it('has the library that there is by then', async () => {
    using data = openTemporaryLibrary(documents);
    data.library.add(createSampleDocument('stored', ['江山如画']));
    const { service } = temporary.open(documents, {
      workerFile: await writeWorker(`
        await runReal();
        onQuery('毒', () => {
          if (existsSync(mark)) return;
          writeFileSync(mark, '');
          process.exit(1);
        });
      `),
      libraryFile: data.file,
      library: data.library,
    });
    await service.report;
    expect(await totals(service, ['江山', '如画'])).toEqual([3, 1]);
    data.library.remove('stored');
    const added = createSampleDocument('added', ['江山，江山，江山']);
    data.library.add(added);
    const changes = [service.change('stored'), service.change('added', added)];
    expect(await totals(service, ['毒', '江山', '如画'])).toEqual([0, 5, 0]);
    await Promise.all(changes);
    expect(await totals(service, ['江山', '如画'])).toEqual([5, 0]);
    await service.close();
  });

  it('time and again, is given up with the reason, not waited for', async () => {
    const service = await openWith("throw new Error('no room');");
    const failure = { ...unavailable, details: { reason: 'no room' } };
    await expect(search(service, '江山')).rejects.toMatchObject(failure);
    await expect(service.report).rejects.toMatchObject(failure);
    await expect(service.change('gone')).rejects.toMatchObject(failure);
    await expect(search(service, '江山')).rejects.toMatchObject(failure);
  });

  it('by the same query each time, fails that query and serves the others', async () => {
    const service = await openWith(`
      onQuery('毒', () => process.exit(3));
      await runReal();
    `);
    await service.report;
    await expect(search(service, '毒')).rejects.toMatchObject({
      ...unavailable,
      details: { reason: 'exit code 3' },
    });
    expect(await totals(service, ['江山'])).toEqual([2]);
  });

  it('for want of its file, is given up', async () => {
    const workerFile = pathToFileURL(join(temporary.folder(), 'nowhere.mjs'));
    const { service } = temporary.open(documents, { workerFile });
    await expect(search(service, '江山')).rejects.toMatchObject(unavailable);
    await expect(service.report).rejects.toMatchObject(unavailable);
  });
});

describe('a search worker that fails', () => {
  it('has its reason passed on, by its code and details', async () => {
    const service = await openWith(`
      const details = { reason: 'full' };
      parentPort.on('message', ({ id }) => {
        parentPort.postMessage({ id, ok: false, code: 'search-unavailable', details });
      });
    `);
    const failure = { ...unavailable, details: { reason: 'full' } };
    await expect(search(service, '江山')).rejects.toMatchObject(failure);
    await expect(service.report).rejects.toMatchObject(failure);
  });

  it('in one query, answers the next', async () => {
    const { service } = temporary.open(documents, { regexLimit: 50 });
    const sections = [{ document: 'sample', block: 'b9' }];
    await expect(search(service, '江山', { sections })).rejects.toMatchObject({
      code: 'section-not-found',
      details: { document: 'sample', section: 'b9' },
    });
    await expect(search(service, '江山 in:无此文')).rejects.toMatchObject({
      code: 'query-unknown-document',
      details: { from: 4, part: 'in:无此文' },
    });
    expect(await totals(service, ['江山'])).toEqual([2]);
  });

  it('to load its library, says why', async () => {
    const libraryFile = join(temporary.folder(), 'nowhere.db');
    const stored = createSampleDocument('stored', ['江山']);
    const { service } = temporary.open(documents, {
      libraryFile,
      library: libraryOf([...documents, stored]),
    });
    await expect(service.report).rejects.toMatchObject(unavailable);
    await expect(search(service, '江山')).rejects.toMatchObject(unavailable);
  });
});

describe('a search worker that hangs', () => {
  let client: WorkerClient | undefined;
  afterEach(() => client?.close());

  it('is ended; its query is refused, and the others are answered', async () => {
    const file = await writeWorker(`
      onQuery('毒', () => { for (;;); });
      await runReal();
    `);
    const statuses: SearchStatus[] = [];
    client = createWorkerClient({
      file,
      start: () => ({
        role: 'search',
        libraryFile: null,
        folder: null,
        isWritable: false,
        bundledPack: temporary.packFile(),
        bundled: documents.map(toSearchable),
        library: documents,
        regexLimit: 1_000,
      }),
      onStatus: (status) => statuses.push(status),
      patience: 2_000,
    });
    await client.ask('load', null);
    expect(statuses.at(-1)?.state).toBe('ready');
    const results = ['江山', '毒', '人民'].map((query) => {
      const input = contract['search.query'].input.parse({ query });
      return client?.ask('answer', { method: 'search.query', input });
    });
    const refused = expect(results[1]).rejects.toMatchObject({
      ...unavailable,
      details: { reason: 'no answer for 2 s' },
    });
    expect(await results[0]).toMatchObject({ total: 2 });
    await refused;
    expect(await results[2]).toMatchObject({ total: 2 });
    expect(statuses.filter(({ state }) => state === 'loading').length).toBeGreaterThan(1);
  });
});

describe('closing', () => {
  it('refuses what is under way and what comes after, and can be done twice', async () => {
    const { service } = temporary.open(documents);
    const closed = { ...unavailable, details: { reason: 'closed' } };
    const underWay = expect(search(service, '江山')).rejects.toMatchObject(closed);
    await service.close();
    await underWay;
    await expect(search(service, '江山')).rejects.toMatchObject(closed);
    const spread = ask(service, 'search.spread', { query: '江山', in: 'sample' });
    await expect(spread).rejects.toMatchObject(closed);
    await expect(service.report).rejects.toMatchObject(closed);
    await service.close();
  });
});
