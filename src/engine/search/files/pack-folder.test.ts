import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../testing/temporary-folder.ts';
import { buildGrams } from '../grams/build-grams.ts';
import { buildStore } from '../text/build-text.ts';
import { writePack } from './pack-file.ts';
import { draftPath, findPacks, packPath, prepareFolder, removePack } from './pack-folder.ts';

let temporary: ReturnType<typeof createTemporaryFolder>;
let folder: string;

beforeEach(() => {
  temporary = createTemporaryFolder();
  folder = join(temporary.path, 'search');
});
afterEach(() => temporary[Symbol.dispose]());

function put(generation: number): void {
  const store = buildStore([]);
  const file = packPath(folder, generation);
  writePack(file, draftPath(folder, generation), generation, store, buildGrams(store.units));
}

describe('the folder of packs', () => {
  it('has none until it is there', () => {
    expect(findPacks(folder)).toEqual({ packs: [], faults: [], next: 1 });
    prepareFolder(folder);
    prepareFolder(folder);
    expect(findPacks(folder)).toEqual({ packs: [], faults: [], next: 1 });
  });

  it('gives packs, the latest first, and why some can not serve', () => {
    prepareFolder(folder);
    for (const generation of [2, 10, 9]) put(generation);
    writeFileSync(packPath(folder, 3), 'garbage');
    const { packs, faults, next } = findPacks(folder);
    for (const { pack } of packs) pack.close();
    expect(packs.map(({ generation }) => generation)).toEqual([10, 9, 2]);
    expect(packs.map(({ file }) => file)).toEqual([10, 9, 2].map((n) => packPath(folder, n)));
    expect(faults).toEqual([{ file: packPath(folder, 3), fault: 'damaged' }]);
    expect(next).toBe(11);
  });

  it('never takes a number again, not even of a pack that can not serve', () => {
    prepareFolder(folder);
    writeFileSync(packPath(folder, 41), '');
    mkdirSync(packPath(folder, 50));
    expect(findPacks(folder)).toMatchObject({ packs: [], next: 51 });
  });

  it('says nothing of a pack that goes while it looks', () => {
    prepareFolder(folder);
    symlinkSync(join(folder, 'nowhere'), packPath(folder, 4));
    expect(findPacks(folder)).toEqual({ packs: [], faults: [], next: 5 });
  });

  it('is cleared of drafts, and of nothing else', () => {
    prepareFolder(folder);
    const others = ['notes.txt', '1.pack.part', '00000001.pack.part.txt', 'x00000001.pack.part'];
    for (const name of [...others, '00000001.pack.part', '00000077.pack.part']) {
      writeFileSync(join(folder, name), '');
    }
    mkdirSync(join(folder, '00000002.pack.part', 'full'), { recursive: true });
    prepareFolder(folder);
    expect(readdirSync(folder).sort()).toEqual([...others, '00000002.pack.part'].sort());
  });

  it('that is a file is told, and left alone', () => {
    writeFileSync(folder, 'in the way');
    expect(findPacks(folder)).toEqual({
      packs: [],
      faults: [{ file: null, fault: 'unreadable' }],
      next: 1,
    });
    expect(() => prepareFolder(folder)).toThrow(/EEXIST/u);
    expect(readdirSync(dirname(folder))).toEqual(['search']);
  });

  it('lets go of a pack, also of one that is gone or is none', () => {
    prepareFolder(folder);
    put(1);
    mkdirSync(join(packPath(folder, 2), 'full'), { recursive: true });
    for (const generation of [1, 1, 2]) removePack(packPath(folder, generation));
    expect(readdirSync(folder)).toEqual(['00000002.pack']);
  });
});
