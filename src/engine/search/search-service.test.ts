import { describe, expect, it } from 'vitest';
import { createSampleDocument } from './testing/sample-documents.ts';
import { prepareSearch } from './testing/temporary-search.ts';

const search = prepareSearch();

describe('searching several documents', () => {
  const documents = [
    createSampleDocument('second', ['人民', '江山，ＡＢＣ', '']),
    createSampleDocument('first', ['为人民服务', '在𠮷野家,人民', 'a\ud842b']),
  ];

  it('gives hits in the order of the documents, then of the text', async () => {
    const { service } = search.open(documents);
    const { total, hits } = await service.query({ query: '人民', limit: 50 });
    expect(total).toBe(3);
    expect(hits.map(({ document, block, start }) => [document, block, start])).toEqual([
      ['second', 'b1', 0],
      ['first', 'b1', 1],
      ['first', 'b2', 5],
    ]);
  });

  it('keeps to one document when asked', async () => {
    const { service } = search.open(documents);
    const { total, hits } = await service.query({ query: '人民', document: 'first', limit: 1 });
    expect(total).toBe(2);
    expect(hits.map((hit) => hit.document)).toEqual(['first']);
    await expect(
      service.query({ query: '人民', document: 'third', limit: 0 }),
    ).rejects.toMatchObject({ code: 'document-not-found', details: { document: 'third' } });
  });

  it.each([
    ['，', ['，', ',']],
    [',', ['，', ',']],
    ['abc', ['ＡＢＣ']],
    ['𠮷', ['𠮷']],
    ['\ud842', ['\ud842']],
    ['', []],
    [' \u3000\n', []],
    ['人'.repeat(10_000), []],
  ])('answers %j', async (query, texts) => {
    const { service } = search.open(documents);
    await service.ready;
    const result = await service.query({ query, limit: 0 });
    expect(result.hits.map((hit) => hit.text)).toEqual(texts);
    expect(result.total).toBe(texts.length);
  });

  it('counts all hits whatever the limit', async () => {
    const many = createSampleDocument(
      'many',
      Array.from({ length: 400 }, () => '人人人'),
    );
    const { service } = search.open([many]);
    await service.ready;
    const counts = [0, 1, 50, 5_000].map(async (limit) => {
      const { total, hits } = await service.query({ query: '人', limit });
      return [total, hits.length];
    });
    expect(await Promise.all(counts)).toEqual([
      [1_200, 1_200],
      [1_200, 1],
      [1_200, 50],
      [1_200, 1_200],
    ]);
  });

  it('answers before the index serves', async () => {
    const large = createSampleDocument(
      'large',
      Array.from({ length: 200 }, (_, number) => `第${number}段。${'人民江山'.repeat(500)}`),
    );
    const { service } = search.open([large]);
    const order: string[] = [];
    await Promise.all([
      service.ready.then((origin) => order.push(origin)),
      service.query({ query: '第199段', limit: 0 }).then(({ total }) => order.push(`${total} hit`)),
    ]);
    expect(order).toEqual(['1 hit', 'rebuilt']);
  });
});
