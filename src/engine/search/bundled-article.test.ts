import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../shared/contract.ts';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import { createOracle } from './testing/oracle.ts';
import { readShippedArticles } from './testing/sample-documents.ts';
import { encodeIndexOf, prepareSearch } from './testing/temporary-search.ts';

const search = prepareSearch();

/** Every distinct part of 1 to 6 code points of any block. */
function partsOf(document: ZhujianDocument): string[] {
  const parts = new Set<string>();
  for (const { text } of document.blocks) {
    const characters = [...text];
    for (let start = 0; start < characters.length; start += 1) {
      const longest = Math.min(6, characters.length - start);
      for (let length = 1; length <= longest; length += 1) {
        parts.add(characters.slice(start, start + length).join(''));
      }
    }
  }
  return [...parts];
}

function placesOf(document: ZhujianDocument, hits: SearchHit[]): [number, number, number][] {
  const numbers = new Map(document.blocks.map((block, number) => [block.id, number]));
  return hits.map((hit) => [numbers.get(hit.block) ?? -1, hit.start, hit.end]);
}

describe('searching the bundled article', () => {
  it('finds every part of 1 to 6 characters at every place, and nothing else', async () => {
    const [article] = await readShippedArticles();
    if (article === undefined) throw new Error('no article');
    await search.store(await encodeIndexOf([article]));
    const { service, faults } = search.open([article]);
    expect(await service.ready).toBe('prebuilt');
    expect(faults).toEqual([]);
    const oracle = createOracle(article.blocks.map((block) => block.text));
    const texts = new Map(article.blocks.map((block) => [block.id, block.text]));
    const queries = partsOf(article);
    expect(queries.length).toBeGreaterThan(10_000);
    const wrong: string[] = [];
    while (queries.length > 0) {
      // Many at a time, for one by one the trip to the worker takes longer than the search.
      const batch = queries.splice(0, 500);
      const results = await Promise.all(batch.map((query) => service.query({ query, limit: 0 })));
      for (const [at, { total, hits }] of results.entries()) {
        const query = batch[at] ?? '';
        const expected = oracle.find(query);
        const isVerbatim = hits.every(
          ({ block, start, end, text, snippet, mark }) =>
            text === sliceCodePoints(texts.get(block) ?? '', start, end) &&
            text === sliceCodePoints(snippet, mark.start, mark.end) &&
            texts.get(block)?.includes(snippet),
        );
        const isRight = JSON.stringify(placesOf(article, hits)) === JSON.stringify(expected);
        if (!isRight || !isVerbatim || total !== expected.length) wrong.push(query);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('says where a hit stands', async () => {
    const { service } = search.open(await readShippedArticles());
    const inTitle = await service.query({ query: '永远保持党同人民群众的血肉联系', limit: 1 });
    expect(inTitle.hits).toEqual([
      {
        document: 'people-first',
        block: 'b1',
        start: 0,
        end: 15,
        tier: 'exact',
        text: '永远保持党同人民群众的血肉联系',
        snippet: '永远保持党同人民群众的血肉联系',
        mark: { start: 0, end: 15 },
        path: [],
      },
    ]);
    const inHeading = await service.query({ query: '江山就是人民，人民就是江山', limit: 1 });
    expect(inHeading.hits[0]).toMatchObject({
      text: '江山就是人民,人民就是江山',
      path: [
        '深刻领会习近平总书记关于永远保持党同人民群众的血肉联系的重要论述',
        '江山就是人民,人民就是江山。',
      ],
    });
  });
});
