import { mkdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSampleDocument } from './testing/sample-documents.ts';
import { prepareSearch, search } from './testing/temporary-search.ts';

const temporary = prepareSearch();

describe('the prebuilt index', () => {
  const documents = [createSampleDocument('sample', ['江山就是人民，', '人民就是江山。', '人'])];
  const others = [createSampleDocument('sample', ['人', '江山就是人民，', '人民就是江山。'])];

  async function expectRebuilt(fault: string): Promise<void> {
    const { service, faults } = temporary.open(documents);
    expect(await service.report).toMatchObject({ origin: 'rebuilt', fault, blocks: 3 });
    expect(faults).toEqual([fault]);
    const { hits } = await search(service, '人民');
    expect(hits.map(({ block, start }) => [block, start])).toEqual([
      ['b1', 4],
      ['b2', 0],
    ]);
  }

  it('is loaded when it fits', async () => {
    temporary.storePackOf(documents);
    const { service, faults } = temporary.open(documents);
    expect(await service.report).toEqual({
      origin: 'prebuilt',
      documents: 1,
      blocks: 3,
      grams: expect.any(Number),
    });
    expect(faults).toEqual([]);
    expect((await search(service, '江山')).total).toBe(2);
  });

  it('is rebuilt when missing', () => expectRebuilt('missing'));

  it('is rebuilt when it cannot be read', async () => {
    // A folder in the file's place fails to be read, even for root.
    await mkdir(temporary.packFile());
    await expectRebuilt('unreadable');
  });

  it('is rebuilt when empty or cut off', async () => {
    temporary.storePackOf(documents);
    const bytes = await readFile(temporary.packFile());
    for (const length of [0, 10, bytes.length >> 1, bytes.length - 1]) {
      await temporary.store(bytes.subarray(0, length));
      await expectRebuilt('damaged');
    }
  });

  it('is rebuilt when bits have flipped', async () => {
    temporary.storePackOf(documents);
    const bytes = await readFile(temporary.packFile());
    for (const at of [20, bytes.length - 2, bytes.length - 40]) {
      await temporary.store(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
      await expectRebuilt('damaged');
    }
  });

  it('is rebuilt when made by another version', async () => {
    temporary.storePackOf(documents);
    const bytes = await readFile(temporary.packFile());
    await temporary.store(bytes.fill('ZJPACK00', 0, 8));
    await expectRebuilt('outdated');
  });

  it('is rebuilt when made of other documents', async () => {
    temporary.storePackOf(others);
    await expectRebuilt('other-documents');
  });
});
