import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSampleDocument } from './testing/sample-documents.ts';
import { encodeIndexOf, prepareSearch } from './testing/temporary-search.ts';

const search = prepareSearch();

describe('the prebuilt index', () => {
  const documents = [createSampleDocument('sample', ['江山就是人民，', '人民就是江山。', '人'])];
  const others = [createSampleDocument('sample', ['人', '江山就是人民，', '人民就是江山。'])];

  async function expectRebuilt(fault: string): Promise<void> {
    const { service, faults } = search.open(documents);
    expect(await service.ready).toBe('rebuilt');
    expect(faults).toEqual([fault]);
    expect(await service.report).toMatchObject({ origin: 'rebuilt', fault, blocks: 3 });
    const { hits } = await service.query({ query: '人民', limit: 0 });
    expect(hits.map(({ block, start }) => [block, start])).toEqual([
      ['b1', 4],
      ['b2', 0],
    ]);
  }

  it('is loaded when it fits', async () => {
    await search.store(await encodeIndexOf(documents));
    const { service, faults } = search.open(documents);
    expect(await service.ready).toBe('prebuilt');
    expect(faults).toEqual([]);
    expect(await service.report).toEqual({
      origin: 'prebuilt',
      blocks: 3,
      grams: expect.any(Number),
    });
    expect((await service.query({ query: '江山', limit: 0 })).total).toBe(2);
  });

  it('is rebuilt when missing', () => expectRebuilt('missing'));

  it('is rebuilt when it cannot be read', async () => {
    // A folder in the file's place fails to be read, even for root.
    await mkdir(search.indexFile());
    await expectRebuilt('unreadable');
  });

  it('is rebuilt when empty or cut off', async () => {
    const bytes = await encodeIndexOf(documents);
    for (const length of [0, 10, bytes.length >> 1, bytes.length - 1]) {
      await search.store(bytes.subarray(0, length));
      await expectRebuilt('damaged');
    }
  });

  it('is rebuilt when bits have flipped', async () => {
    const bytes = await encodeIndexOf(documents);
    for (const at of [bytes.length - 2, bytes.length - 40]) {
      await search.store(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
      await expectRebuilt('damaged');
    }
  });

  it('is rebuilt when made by another version', async () => {
    const text = Buffer.from(await encodeIndexOf(documents)).toString('utf8');
    await search.store(Buffer.from(text.replace('"folding":', '"folding":9')));
    await expectRebuilt('outdated');
  });

  it('is rebuilt when made of other documents', async () => {
    await search.store(await encodeIndexOf(others));
    await expectRebuilt('other-documents');
  });
});
