import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchStatus } from '../../../shared/search/contract.ts';
import { BUNDLED_PACK, writePack } from '../files/pack-file.ts';
import { packPath } from '../files/pack-folder.ts';
import { buildGrams } from '../grams/build-grams.ts';
import { toSearchable } from '../search-service.ts';
import { findPlaces } from '../testing/find-places.ts';
import { createSampleDocument } from '../testing/sample-documents.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../testing/temporary-library.ts';
import { buildStore } from '../text/build-text.ts';
import { CorpusKeeper, type KeeperOptions, type LoadReport } from './corpus-keeper.ts';
import { type PackJob, type PackResult, runPackJob } from './pack-job.ts';

const shipped = [createSampleDocument('shipped', ['人民就是江山'])];

let data: TemporaryLibrary;
let heard: SearchStatus[];

beforeEach(() => {
  data = openTemporaryLibrary(shipped);
  heard = [];
});
afterEach(() => data[Symbol.dispose]());

/** Packs where it is called: here it only matters that it takes its time. */
async function packHere(job: PackJob): Promise<PackResult> {
  await Promise.resolve();
  return runPackJob(job);
}

function createKeeper(options: Partial<KeeperOptions> = {}): CorpusKeeper {
  return new CorpusKeeper({
    libraryFile: data.file,
    folder: data.packs,
    isWritable: true,
    bundledPack: join(data.path, BUNDLED_PACK),
    bundled: shipped.map(toSearchable),
    library: data.library.entries(),
    packer: packHere,
    onStatus: (status) => heard.push(status),
    sealLength: 40,
    restLength: 40,
    ...options,
  });
}

async function open(
  options: Partial<KeeperOptions> = {},
): Promise<{ keeper: CorpusKeeper; report: LoadReport }> {
  const keeper = createKeeper(options);
  await keeper.loadText();
  return { keeper, report: await keeper.loadIndex() };
}

/** Adds a document of so many times the same paragraph, each of which holds its id. */
function add(keeper: CorpusKeeper | undefined, id: string, times = 4): void {
  const document = createSampleDocument(id, Array(times).fill(`江山就是人民 ${id}。`));
  data.library.add(document);
  keeper?.change(id, toSearchable(document));
}

function remove(keeper: CorpusKeeper, id: string): void {
  data.library.remove(id);
  keeper.change(id);
}

function packsThere(): string[] {
  return existsSync(data.packs) ? readdirSync(data.packs).sort() : [];
}

/** How often a text stands in each document. */
function count(keeper: CorpusKeeper, query: string): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [document] of findPlaces(keeper.corpus, query)) {
    totals[document] = (totals[document] ?? 0) + 1;
  }
  return totals;
}

describe('what is kept', () => {
  it('serves the next start as it is, without the library being read', async () => {
    const { keeper } = await open();
    for (const id of ['一', '二', '三']) add(keeper, id, 5);
    await keeper.settle();
    const totals = count(keeper, '江山');
    expect(totals).toEqual({ shipped: 1, 一: 5, 二: 5, 三: 5 });
    const files = packsThere();
    expect(files.length).toBeGreaterThan(0);
    const { keeper: next, report } = await open({ libraryFile: null, isWritable: false });
    expect(count(next, '江山')).toEqual(totals);
    expect(report).toMatchObject({ documents: 4, blocks: 16 });
    expect(report.unsaved).toBeUndefined();
    expect(packsThere()).toEqual(files);
    expect(heard.at(-1)).toEqual({ state: 'ready', documents: 4, indexed: 1 });
  });

  it('is made at the first start of a library that is there already', async () => {
    for (const id of ['一', '二', '三']) add(undefined, id, 30);
    const { keeper } = await open();
    expect(count(keeper, '江山')).toEqual({ shipped: 1, 一: 30, 二: 30, 三: 30 });
    expect(packsThere()).toEqual(['00000001.pack']);
    expect(keeper.corpus.parts.every(({ part }) => part.grams !== null)).toBe(true);
  });

  it('takes in what is long enough once nothing has come for a while', async () => {
    const { keeper } = await open({ sealLength: 10_000, restLength: 100, rest: 1 });
    add(keeper, '一', 20);
    await expect.poll(packsThere).toEqual(['00000001.pack']);
    await keeper.settle();
    add(keeper, '二', 1);
    expect(count(keeper, '江山')).toEqual({ shipped: 1, 一: 20, 二: 1 });
    const { keeper: next } = await open({ libraryFile: null });
    expect(count(next, '江山')).toEqual({ shipped: 1, 一: 20 });
  });

  it('takes in what comes while packs are made', async () => {
    const gates: (() => void)[] = [];
    const { keeper } = await open({
      packer: async (job) => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return runPackJob(job);
      },
    });
    add(keeper, '一');
    add(keeper, '二');
    expect(gates).toHaveLength(1);
    remove(keeper, '一');
    add(keeper, '一', 2);
    add(keeper, '三', 5);
    const expected = { shipped: 1, 一: 2, 二: 4, 三: 5 };
    expect(count(keeper, '江山')).toEqual(expected);
    const settled = keeper.settle();
    await expect
      .poll(() => {
        for (const open of gates.splice(0)) open();
        return packsThere().length;
      })
      .toBe(2);
    for (const open of gates.splice(0)) open();
    await settled;
    expect(count(keeper, '江山')).toEqual(expected);
    const { keeper: next } = await open({ libraryFile: null });
    expect(count(next, '江山')).toEqual(expected);
  });

  it('has the new headings and title of a document whose text stays the same', async () => {
    const { keeper } = await open();
    add(keeper, '一', 9);
    await keeper.settle();
    const document = createSampleDocument('一', Array(9).fill('江山就是人民 一。'));
    const [first, ...rest] = document.blocks;
    if (!first) throw new Error('no block');
    const renewed = {
      ...document,
      title: '新题',
      blocks: [{ ...first, kind: 'heading' as const, depth: 3 }, ...rest],
    };
    data.library.add(renewed);
    keeper.change(renewed.id, toSearchable(renewed));
    await keeper.settle();
    const { keeper: next } = await open({ libraryFile: null });
    for (const { corpus } of [keeper, next]) {
      const { part, document: number } = corpus.find('一') ?? {};
      const stored = part?.part.store.documents[number ?? -1];
      expect(stored?.title).toBe('新题');
      expect(part?.part.store.blockKinds[stored?.firstBlock ?? -1]).toBe(1 + 16 * 3);
    }
    expect(count(next, '江山')).toEqual({ shipped: 1, 一: 9 });
  });

  it('knows a document without any text', async () => {
    const { keeper } = await open();
    add(keeper, '空', 0);
    expect(keeper.corpus.find('空')).toBeDefined();
    const { keeper: next } = await open();
    expect(next.corpus.find('空')).toBeDefined();
  });

  it('is let go of when nothing of it counts any more', async () => {
    const { keeper } = await open();
    for (const id of ['一', '二', '三', '四', '五', '六']) add(keeper, id, 7);
    await keeper.settle();
    for (const id of ['一', '二', '三', '四', '五', '六']) remove(keeper, id);
    expect(keeper.report()).toMatchObject({ documents: 1, blocks: 1 });
    const { keeper: next } = await open();
    expect(packsThere()).toEqual([]);
    expect(count(next, '江山')).toEqual({ shipped: 1 });
  });

  it('gets numbers that rise over restarts', async () => {
    let last = 0;
    for (const id of ['一', '二', '三', '四', '五', '六', '七']) {
      const { keeper } = await open();
      add(keeper, id, 9);
      await keeper.settle();
      const newest = Number.parseInt(packsThere().at(-1) ?? '', 10);
      expect(newest).toBeGreaterThan(last);
      last = newest;
    }
    expect(packsThere().length).toBeLessThan(7);
  });
});

describe('a stored pack that can not serve', () => {
  async function fill(): Promise<string> {
    const { keeper } = await open();
    for (const id of ['一', '二']) add(keeper, id, 9);
    await keeper.settle();
    writeFileSync(join(data.packs, 'notes.txt'), 'not ours');
    return join(data.packs, packsThere()[0] ?? '');
  }

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    ['cut off in its index', (bytes) => bytes.subarray(0, -20), 'damaged'],
    ['cut off in its text', (bytes) => bytes.subarray(0, 1_600), 'damaged'],
    ['empty', () => Buffer.alloc(0), 'damaged'],
    ['of another format', (bytes) => Buffer.from(bytes.fill('ZJPACK77', 0, 8)), 'outdated'],
  ])('because it is %s, is told and made anew', async (_, spoil, fault) => {
    const file = await fill();
    writeFileSync(file, spoil(readFileSync(file)));
    const sound = storeBundled();
    const keeper = createKeeper(sound);
    await keeper.loadText();
    const totals = { shipped: 1, 一: 9, 二: 9 };
    expect(count(keeper, '江山')).toEqual(totals);
    expect(await keeper.loadIndex()).toMatchObject({ origin: 'rebuilt', fault });
    expect(count(keeper, '江山')).toEqual(totals);
    expect(existsSync(file)).toBe(false);
    const { keeper: next, report } = await open({ ...sound, libraryFile: null });
    expect(report.origin).toBe('prebuilt');
    expect(count(next, '江山')).toEqual(totals);
    expect(packsThere()).toContain('notes.txt');
  });

  it('or is missing, is made anew', async () => {
    rmSync(await fill());
    const { keeper } = await open();
    expect(count(keeper, '江山')).toEqual({ shipped: 1, 一: 9, 二: 9 });
    const { keeper: next } = await open({ libraryFile: null });
    expect(count(next, '江山')).toEqual({ shipped: 1, 一: 9, 二: 9 });
  });

  it('is left where it is by whoever only reads', async () => {
    const file = await fill();
    writeFileSync(file, 'garbage');
    const before = packsThere();
    const { keeper, report } = await open({ isWritable: false });
    expect(report).toMatchObject({ origin: 'rebuilt' });
    expect(count(keeper, '江山')).toEqual({ shipped: 1, 一: 9, 二: 9 });
    expect(packsThere()).toEqual(before);
    expect(readFileSync(file, 'utf8')).toBe('garbage');
  });
});

/** Options with a pack of the bundled documents that serves. */
function storeBundled(): Partial<KeeperOptions> {
  const bundledPack = join(data.path, 'sound.pack');
  const store = buildStore(shipped.map(toSearchable));
  writePack(bundledPack, `${bundledPack}.part`, 1, store, buildGrams(store.units));
  return { bundledPack };
}

describe('packs that can not be saved', () => {
  it('for a file in the place of their folder, serve all the same', async () => {
    writeFileSync(data.packs, 'in the way');
    for (const id of ['一', '二']) add(undefined, id, 9);
    const { keeper, report } = await open();
    expect(report.unsaved).toMatch(/^EEXIST: /u);
    expect(keeper.corpus.parts.every(({ part }) => part.grams !== null)).toBe(true);
    expect(count(keeper, '江山')).toEqual({ shipped: 1, 一: 9, 二: 9 });
    expect(readFileSync(data.packs, 'utf8')).toBe('in the way');
  });

  it('leave what was saved before as it was', async () => {
    const { keeper } = await open();
    add(keeper, '一', 9);
    await keeper.settle();
    const before = packsThere();
    for (let number = 2; number < 30; number += 1) {
      mkdirSync(join(packPath(data.packs, number), 'full'), { recursive: true });
    }
    for (const id of ['二', '三', '四', '五', '六']) add(keeper, id, 9);
    await keeper.settle();
    expect(keeper.report().unsaved).toMatch(/^E[A-Z]+: /u);
    const totals = { shipped: 1, 一: 9, 二: 9, 三: 9, 四: 9, 五: 9, 六: 9 };
    expect(count(keeper, '江山')).toEqual(totals);
    expect(packsThere().filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(packsThere()).toEqual(expect.arrayContaining(before));
    const { keeper: next, report } = await open();
    expect(count(next, '江山')).toEqual(totals);
    expect(report.unsaved).toBeUndefined();
  });

  it('as packing itself fails, are done without', async () => {
    let tries = 0;
    const { keeper } = await open({
      packer: () => {
        tries += 1;
        return Promise.reject(new Error('out of memory'));
      },
    });
    for (const id of ['一', '二', '三']) add(keeper, id, 9);
    await keeper.settle();
    add(keeper, '四', 9);
    await keeper.settle();
    expect(tries).toBe(1);
    expect(keeper.report().unsaved).toBe('out of memory');
    remove(keeper, '二');
    expect(count(keeper, '江山')).toEqual({ shipped: 1, 一: 9, 三: 9, 四: 9 });
  });
});

it('says how far it is', async () => {
  for (const id of ['一', '二', '三']) add(undefined, id, 50);
  const { keeper } = await open();
  const states = heard.map(({ state }) => state);
  expect([...new Set(states)]).toEqual(['loading', 'building', 'ready']);
  expect(heard[0]).toMatchObject({ state: 'loading', documents: 4 });
  const shares = heard.map(({ indexed }) => indexed);
  expect(shares).toEqual(shares.toSorted((left, right) => left - right));
  expect(shares[0]).toBeLessThan(1);
  expect(shares.at(-1)).toBe(1);
  const before = heard.length;
  add(keeper, '四', 1);
  expect(heard.slice(before)).toEqual([{ state: 'ready', documents: 5, indexed: 1 }]);
});
