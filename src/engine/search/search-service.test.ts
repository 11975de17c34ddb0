import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../shared/contract.ts';
import { libraryPaths } from '../storage/library-paths.ts';
import { createSampleDocument, makeLongDocument } from './testing/sample-documents.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from './testing/temporary-library.ts';
import {
  ask,
  type OpenOptions,
  type OpenSearch,
  prepareSearch,
  search,
} from './testing/temporary-search.ts';

const temporary = prepareSearch();

/** Searches in a library, and hears of its changes as the engine does. */
function openLibrary(
  { library, file, packs }: TemporaryLibrary,
  options: OpenOptions = {},
): OpenSearch {
  const open = temporary.open([], {
    library,
    libraryFile: file,
    packFolder: packs,
    ...options,
  });
  library.subscribe(({ kind, id }) => {
    open.service.change(id, kind === 'added' ? library.find(id) : undefined).catch(() => undefined);
  });
  return open;
}

describe('searching several documents', () => {
  const documents = [
    createSampleDocument('second', ['人民', '江山，ＡＢＣ', '']),
    createSampleDocument('first', ['为人民服务', '在𠮷野家,人民', 'a\ud842b', '……——']),
  ];

  it('gives hits in the order of the documents, then of the text', async () => {
    const { service } = temporary.open(documents);
    const { total, tiers, hits } = await search(service, '人民');
    expect(total).toBe(3);
    expect(tiers).toEqual([{ tier: 'exact', total: 3 }]);
    expect(hits.map(({ document, block, start }) => [document, block, start])).toEqual([
      ['second', 'b1', 0],
      ['first', 'b1', 1],
      ['first', 'b2', 5],
    ]);
    const page = await search(service, '人民', { offset: 1, limit: 1 });
    expect(page).toMatchObject({ total: 3, hits: [hits[1]] });
    expect((await search(service, '人民', { offset: 3 })).hits).toEqual([]);
  });

  it('keeps to one document when asked', async () => {
    const { service } = temporary.open(documents);
    const { total, hits } = await search(service, '人民', { document: 'first', limit: 1 });
    expect(total).toBe(2);
    expect(hits.map((hit) => hit.document)).toEqual(['first']);
    const failure = { code: 'document-not-found', details: { document: 'third' } };
    const inThird = { query: '人民', in: 'third' };
    await expect(search(service, '人民', { document: 'third' })).rejects.toMatchObject(failure);
    for (const method of ['search.spread', 'search.places'] as const) {
      await expect(ask(service, method, inThird)).rejects.toMatchObject(failure);
    }
    await expect(
      ask(service, 'search.locate', { ...inThird, block: 'b1', offset: 0 }),
    ).rejects.toMatchObject(failure);
  });

  it('answers whatever is asked, before the index serves and after', async () => {
    const expected: [query: string, texts: string[]][] = [
      ['，', ['，', ',']],
      [',', ['，', ',']],
      ['abc', ['ＡＢＣ']],
      ['𠮷', ['𠮷']],
      ['\ud842', ['\ud842']],
      ['a\ud842b', ['a\ud842b']],
      ['—', ['——']],
      ['……——', ['……——']],
      ['', []],
      [' \u3000\n', []],
      ['\u200b', []],
      ['？！', []],
      ['\0', []],
      ['人'.repeat(10_000), []],
      ['𠮷'.repeat(5_000), []],
      ['\ud842'.repeat(10_000), []],
    ];
    const { service } = temporary.open(documents);
    const answer = () => Promise.all(expected.map(([query]) => search(service, query)));
    const early = await answer();
    await service.report;
    const late = await answer();
    for (const results of [early, late]) {
      expect(results.map(({ hits }) => hits.map(({ text }) => text))).toEqual(
        expected.map(([, texts]) => texts),
      );
      expect(results.map(({ total }) => total)).toEqual(expected.map(([, texts]) => texts.length));
    }
  });

  it('counts all hits whatever the limit', async () => {
    const many = createSampleDocument('many', Array(400).fill('人人人'));
    const { service } = temporary.open([many]);
    await service.report;
    const counts = [0, 1, 50, 5_000].map(async (limit) => {
      const { total, hits } = await search(service, '人', { limit });
      return [total, hits.length];
    });
    expect(await Promise.all(counts)).toEqual([
      [1_200, 1_200],
      [1_200, 1],
      [1_200, 50],
      [1_200, 1_200],
    ]);
  });
});

describe('a query that makes no sense', () => {
  it.each([
    ['"人民', 'query-unclosed-quote', { start: 0, end: 3, from: 1 }],
    ['人民 |', 'query-missing-word', { from: 4, part: '|' }],
    ['人民 /(/', 'query-bad-regex', { from: 4, part: '/(/' }],
    ['in:sample', 'query-nothing', { from: 1, part: 'in:sample' }],
  ])('is refused by every method: %j', async (query, code, details) => {
    const { service } = temporary.open([createSampleDocument('sample', ['人民'])]);
    const failure = { code, details };
    const place = { query, in: 'sample', block: 'b1', offset: 0 };
    await expect(search(service, query)).rejects.toMatchObject(failure);
    await expect(ask(service, 'search.documents', { query })).rejects.toMatchObject(failure);
    await expect(ask(service, 'search.locate', place)).rejects.toMatchObject(failure);
    for (const method of ['search.spread', 'search.places'] as const) {
      const input = { query, in: 'sample' };
      await expect(ask(service, method, input)).rejects.toMatchObject(failure);
    }
  });
});

describe('questions about the hits of one query', () => {
  const documents = [
    createSampleDocument('a', ['人民', '江山', '人民人民']),
    createSampleDocument('b', ['江山']),
    createSampleDocument('c', ['人民，江山']),
  ];

  it('agree with its list', async () => {
    const { service } = temporary.open(documents);
    const query = '人民';
    const { hits } = await search(service, query);
    expect(hits).toHaveLength(4);
    expect(await ask(service, 'search.documents', { query })).toEqual([
      { document: 'a', total: 3 },
      { document: 'c', total: 1 },
    ]);
    expect(await ask(service, 'search.spread', { query, in: 'a' })).toMatchObject({
      blocks: [
        { block: 'b1', total: 1 },
        { block: 'b3', total: 2 },
      ],
    });
    expect(await ask(service, 'search.spread', { query, in: 'b' })).toEqual({
      blocks: [],
      sections: [],
    });
    const places = hits.map(({ block, start, end }) => ({ block, start, end }));
    expect(await ask(service, 'search.places', { query, in: 'a' })).toEqual(places.slice(0, 3));
    const some = { query, in: 'a', from: 'b2', to: 'b3' };
    expect(await ask(service, 'search.places', some)).toEqual(places.slice(1, 3));
    for (const [place, index] of [
      [{ in: 'a', block: 'b1', offset: 0 }, 0],
      [{ in: 'a', block: 'b1', offset: 2 }, 1],
      [{ in: 'a', block: 'b3', offset: 1 }, 1],
      [{ in: 'a', block: 'b3', offset: 4 }, 3],
      [{ in: 'b', block: 'b1', offset: 0 }, 3],
      [{ in: 'c', block: 'b1', offset: 2 }, 4],
    ] as const) {
      const located = await ask(service, 'search.locate', { query, ...place });
      expect({ place, ...located }).toEqual({ place, index, total: 4 });
    }
  });

  it('are answered anew after every change', async () => {
    using data = openTemporaryLibrary();
    const { service } = openLibrary(data);
    const totals = () => ask(service, 'search.documents', { query: '人民' });
    expect(await totals()).toEqual([]);
    for (const document of documents) data.library.add(document);
    expect(await totals()).toEqual([
      { document: 'a', total: 3 },
      { document: 'c', total: 1 },
    ]);
    data.library.add(createSampleDocument('a', ['江山', '人民']));
    data.library.remove('c');
    data.library.add(createSampleDocument('b', ['人民人民']));
    expect(await totals()).toEqual([
      { document: 'a', total: 1 },
      { document: 'b', total: 2 },
    ]);
    data.library.remove('a');
    data.library.add(createSampleDocument('a', ['人民']));
    expect(await totals()).toEqual([
      { document: 'b', total: 2 },
      { document: 'a', total: 1 },
    ]);
    await service.close();
  });

  it('finds across emphasis and links inside a block', async () => {
    const [document] = [createSampleDocument('marked', ['人民就是江山，江山就是人民'])];
    const [block] = document?.blocks ?? [];
    if (!document || !block) throw new Error('no block');
    block.content = {
      type: 'paragraph',
      children: [
        { type: 'text', value: '人民就' },
        { type: 'emphasis', children: [{ type: 'text', value: '是江' }] },
        { type: 'link', url: '#', children: [{ type: 'text', value: '山，江山就' }] },
        { type: 'text', value: '是人民' },
      ],
    };
    const { service } = temporary.open([document]);
    const { hits } = await search(service, '就是江山,江山就是');
    expect(hits).toMatchObject([{ block: 'b1', start: 2, end: 11, text: '就是江山，江山就是' }]);
  });

  it('may be about notes', async () => {
    const range = { block: 'b2', start: 0, end: 2 };
    const anchor = { documentHash: 'a', edition: 1, quote: '江山', prefix: '', suffix: '' };
    const created = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
    const annotation: Annotation = {
      ...{ id: 'n1', kind: 'note', document: 'a', state: 'anchored', tags: [], note: '好句' },
      anchors: [{ ...anchor, ...range, path: [] }],
      places: [range],
      ...created,
    };
    const { service } = temporary.open(documents, { annotations: [annotation] });
    const { total, hits } = await search(service, 'note:好句');
    expect(total).toBe(1);
    expect(hits[0]).toMatchObject({ document: 'a', ...range, text: '好句', annotation: 'n1' });
    expect((await search(service, 'note:坏句')).total).toBe(0);
  });
});

describe('a library', () => {
  it('is searched before the index serves, which says how far it is', async () => {
    using data = openTemporaryLibrary();
    data.library.add(makeLongDocument('long', 400_000));
    const { service, statuses } = openLibrary(data);
    const status = () => service.handlers['search.status']({});
    expect(status()).toEqual({ state: 'loading', documents: 0, indexed: 0 });
    const order: string[] = [];
    await Promise.all([
      service.report.then(() => order.push('index')),
      search(service, '"第 399 段"').then(({ total }) => order.push(`${total} hit`)),
    ]);
    expect(order).toEqual(['1 hit', 'index']);
    expect(statuses.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['loading', 'building', 'ready']),
    );
    expect(statuses.at(-1)).toEqual({ state: 'ready', documents: 1, indexed: 1 });
    expect(status()).toEqual(statuses.at(-1));
    await service.close();
  });
});

describe('a library that grows', () => {
  it('is searched while it does, and serves the next start from its packs', async () => {
    using data = openTemporaryLibrary();
    const first = openLibrary(data);
    await first.service.report;
    for (let number = 0; number < 6; number += 1) {
      data.library.add(makeLongDocument(`long-${number}`, 400_000));
      const { hits } = await search(first.service, '江山');
      expect(hits.map(({ document }) => document)).toEqual(data.library.order());
    }
    await expect.poll(() => packsOf(data)).toEqual(['00000001.pack', '00000002.pack']);
    await first.service.close();
    const { service, statuses } = openLibrary(data, { isWritable: false });
    expect(await service.report).toMatchObject({ documents: 6, blocks: 6 * 401 });
    expect(statuses.at(-1)).toEqual({ state: 'ready', documents: 6, indexed: 1 });
    expect((await search(service, '江山')).hits.map(({ document }) => document)).toEqual(
      data.library.order(),
    );
    expect((await search(service, '"出自 long-5"')).total).toBe(400);
    await service.close();
  });

  it('is closed while packs are made, and opens again', async () => {
    using data = openTemporaryLibrary();
    const { service } = openLibrary(data);
    await service.report;
    for (let number = 0; number < 3; number += 1) {
      data.library.add(makeLongDocument(`long-${number}`, 400_000));
    }
    await search(service, '江山');
    await service.close();
    const next = openLibrary(data);
    expect((await search(next.service, '江山')).total).toBe(3);
    expect(await next.service.report).not.toHaveProperty('unsaved');
    expect(packsOf(data)).toHaveLength(1);
    await next.service.close();
  });

  it('is sound after the program was killed while packs were made', async () => {
    const dataFolder = join(temporary.folder(), 'data');
    const writer = fileURLToPath(new URL('testing/packing-writer.ts', import.meta.url));
    const { packs } = libraryPaths(dataFolder);
    for (const deadline of [1, 4]) {
      const child = spawn(process.execPath, [writer, dataFolder], { stdio: 'pipe' });
      const ended = new Promise((resolve) => child.on('close', resolve));
      let acknowledged = 0;
      for await (const _ of createInterface({ input: child.stdout })) {
        acknowledged += 1;
        // The third of them fills the first pack, which is being made from then on.
        const isPacking = existsSync(packs) && readdirSync(packs).length > 0;
        if (acknowledged >= deadline && isPacking) child.kill('SIGKILL');
      }
      await ended;
      expect(acknowledged).toBeGreaterThanOrEqual(deadline);
    }
    using storage = openTemporaryLibrary([], dataFolder);
    const { service } = openLibrary(storage);
    const { hits } = await search(service, '江山');
    expect(hits.map(({ document }) => document)).toEqual(storage.library.order());
    expect(await service.report).not.toHaveProperty('unsaved');
    expect(packsOf(storage).filter((name) => !name.endsWith('.pack'))).toEqual([]);
    const again = await search(service, '江山');
    expect(again.hits).toEqual(hits);
    await service.close();
  });
});

function packsOf({ packs }: TemporaryLibrary): string[] {
  return existsSync(packs) ? readdirSync(packs).sort() : [];
}
