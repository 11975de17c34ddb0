import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { locateWorker } from './locate-worker.ts';
import type { SearchService } from './search-service.ts';
import { createSampleDocument } from './testing/sample-documents.ts';
import { prepareSearch } from './testing/temporary-search.ts';

const search = prepareSearch();

/** Searches with a worker of the given code, which may `await runReal()`. */
async function openWith(code: string): Promise<SearchService> {
  const file = `${search.indexFile()}-worker.mjs`;
  const preamble = [
    "import { existsSync, writeFileSync } from 'node:fs';",
    "import { parentPort } from 'node:worker_threads';",
    `const mark = ${JSON.stringify(`${search.indexFile()}-died`)};`,
    `const runReal = () => import(${JSON.stringify(locateWorker().href)});`,
  ];
  await writeFile(file, [...preamble, code].join('\n'));
  return open(pathToFileURL(file));
}

function open(workerFile?: URL): SearchService {
  const documents = [createSampleDocument('sample', ['人民就是江山', '江山就是人民'])];
  return search.open(documents, workerFile).service;
}

const unavailable = { code: 'search-unavailable' };

describe('a search worker that dies', () => {
  it('is started anew, and every query under way is answered', async () => {
    const service = await openWith(`
      if (existsSync(mark)) await runReal();
      else parentPort.on('message', ({ task }) => {
        if (task === 'find') {
          writeFileSync(mark, '');
          process.exit(7);
        }
      });
    `);
    const queries = ['江山', '人民', '就', '无'].map((query) => service.query({ query, limit: 0 }));
    const totals = (await Promise.all(queries)).map((result) => result.total);
    expect(totals).toEqual([2, 2, 2, 0]);
    expect(await service.ready).toBe('rebuilt');
  });

  it('after it has served, is started anew', async () => {
    const service = await openWith(`
      await runReal();
      parentPort.on('message', ({ input }) => {
        if (input?.query === '人民' && !existsSync(mark)) {
          writeFileSync(mark, '');
          throw new Error('out of luck');
        }
      });
    `);
    await service.ready;
    const results = ['江山', '人民', '就'].map((query) => service.query({ query, limit: 0 }));
    expect((await Promise.all(results)).map(({ total }) => total)).toEqual([2, 2, 2]);
    expect((await service.query({ query: '江', limit: 0 })).total).toBe(2);
  });

  it('time and again, is given up with the reason, not waited for', async () => {
    const service = await openWith("throw new Error('no room');");
    const failure = { ...unavailable, details: { reason: 'no room' } };
    await expect(service.query({ query: '江山', limit: 0 })).rejects.toMatchObject(failure);
    await expect(service.ready).rejects.toMatchObject(failure);
    await expect(service.report).rejects.toMatchObject(failure);
    await expect(service.query({ query: '江山', limit: 0 })).rejects.toMatchObject(failure);
  });

  it('by the same query each time, fails that query and serves the others', async () => {
    const service = await openWith(`
      parentPort.on('message', ({ input }) => {
        if (input?.query === '毒') process.exit(3);
      });
      await runReal();
    `);
    await service.ready;
    await expect(service.query({ query: '毒', limit: 0 })).rejects.toMatchObject({
      ...unavailable,
      details: { reason: 'exit code 3' },
    });
    expect((await service.query({ query: '江山', limit: 0 })).total).toBe(2);
  });

  it('for want of its file, is given up', async () => {
    const service = open(pathToFileURL(`${search.indexFile()}-nowhere.mjs`));
    await expect(service.query({ query: '江山', limit: 0 })).rejects.toMatchObject(unavailable);
    await expect(service.ready).rejects.toMatchObject(unavailable);
  });
});

describe('a search worker that fails', () => {
  it('has its reason passed on', async () => {
    const service = await openWith(`
      parentPort.on('message', ({ id }) => parentPort.postMessage({ id, ok: false, reason: 'full' }));
    `);
    await expect(service.query({ query: '江山', limit: 0 })).rejects.toMatchObject({
      ...unavailable,
      details: { reason: 'full' },
    });
  });
});

describe('closing', () => {
  it('refuses what is under way and what comes after, and can be done twice', async () => {
    const service = open();
    const underWay = expect(service.query({ query: '江山', limit: 0 })).rejects.toMatchObject({
      ...unavailable,
      details: { reason: 'closed' },
    });
    await service.close();
    await underWay;
    await expect(service.query({ query: '江山', limit: 0 })).rejects.toMatchObject(unavailable);
    await expect(service.ready).rejects.toMatchObject(unavailable);
    await service.close();
  });
});
