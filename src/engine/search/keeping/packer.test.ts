import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../testing/temporary-folder.ts';
import { draftPath, findPacks, packPath } from '../files/pack-folder.ts';
import { locateWorker } from '../locate-worker.ts';
import { buildStore } from '../text/build-text.ts';
import { originalText } from '../text/original.ts';
import type { PackJob } from './pack-job.ts';
import { createPacker } from './packer.ts';

const texts = ['發展，ﬁ', '𠮷\u200d', ''];
const source = buildStore(
  texts.map((text, i) => ({
    id: `${i}`,
    hash: `${i}`,
    title: '',
    blocks: [{ id: 'b1', kind: 'paragraph', text }],
  })),
);
const job: PackJob = {
  sources: [source],
  documents: [
    [0, 2],
    [0, 0],
    [0, 1],
  ],
  generation: 3,
  target: null,
};

describe('the packing thread', () => {
  it('hands over what it made, and has written it', async () => {
    using folder = createTemporaryFolder();
    const target = { file: packPath(folder.path, 3), draft: draftPath(folder.path, 3) };
    const { store, grams, failure } = await createPacker(locateWorker())({ ...job, target });
    expect(failure).toBeUndefined();
    expect([0, 1, 2].map((block) => originalText(store, block))).toEqual([
      '',
      ...texts.slice(0, 2),
    ]);
    const [found] = findPacks(folder.path).packs;
    expect(found?.generation).toBe(3);
    expect(found?.pack.readText()).toEqual(store);
    expect(found?.pack.readGrams()).toEqual(grams);
    found?.pack.close();
  });

  it('says why it could not write, and hands over what it made all the same', async () => {
    using folder = createTemporaryFolder();
    const nowhere = join(folder.path, 'nowhere');
    const target = { file: packPath(nowhere, 3), draft: draftPath(nowhere, 3) };
    const { store, failure } = await createPacker(locateWorker())({ ...job, target });
    expect(failure).toMatch(/^ENOENT: /u);
    expect(store.documents.map(({ id }) => id)).toEqual(['2', '0', '1']);
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([
    ['process.exit(9);', 'the packing thread ended with 9'],
    ["throw new Error('out of memory');", 'out of memory'],
    ['', 'the packing thread ended with 0'],
  ])('is not waited for when it dies: %s', async (code, reason) => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'worker.mjs');
    writeFileSync(file, code);
    await expect(createPacker(pathToFileURL(file))(job)).rejects.toThrow(reason);
  });
});
