import { describe, expect, it } from 'vitest';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import type { SearchHit } from '../../shared/search/contract.ts';
import { parseQuery } from '../../shared/search/parse-query.ts';
import type { Query } from '../../shared/search/query.ts';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import type { SearchService } from './search-service.ts';
import { createOracle } from './testing/oracle.ts';
import { readShippedArticles } from './testing/sample-documents.ts';
import { prepareSearch, search } from './testing/temporary-search.ts';

const temporary = prepareSearch();

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

/** The query that asks for a text as it stands, whatever signs of the query language it holds. */
function quote(text: string): string {
  return isWholeText(parseQueryOrNull(text), text) ? text : `"${text}"`;
}

function parseQueryOrNull(text: string): Query | null {
  try {
    return parseQuery(text);
  } catch {
    // Not right as a query; it will be when quoted.
    return null;
  }
}

function isWholeText(query: Query | null, text: string): boolean {
  const [group = [], ...others] = query?.groups ?? [];
  const [term] = group;
  const isAlone = others.length === 0 && group.length === 1 && query?.excluded.length === 0;
  return isAlone && term?.kind === 'text' && term.text === text.trim();
}

function placesOf(document: ZhujianDocument, hits: readonly SearchHit[]) {
  const numbers = new Map(document.blocks.map((block, number) => [block.id, number]));
  return hits.map(({ block, start, end }) => [numbers.get(block) ?? -1, start, end]);
}

/** The parts for which the hits aren't what they should be. */
async function findWrong(
  service: SearchService,
  article: ZhujianDocument,
  parts: readonly string[],
): Promise<string[]> {
  const oracle = createOracle(article.blocks.map((block) => block.text));
  const texts = new Map(article.blocks.map((block) => [block.id, block.text]));
  // Many at a time, for one by one the trip to the worker takes longer than the search.
  const results = await Promise.all(parts.map((part) => search(service, quote(part))));
  return parts.filter((part, at) => {
    const { total = -1, tiers = [], hits = [] } = results[at] ?? {};
    const expected = oracle.find(part);
    const exact = hits.filter(({ tier }) => tier === 'exact');
    const isVerbatim = hits.every(
      ({ block, start, end, text, snippet, mark }) =>
        text === sliceCodePoints(texts.get(block) ?? '', start, end) &&
        text === sliceCodePoints(snippet, mark.start, mark.end) &&
        texts.get(block)?.includes(snippet),
    );
    const exactTotal = tiers.find(({ tier }) => tier === 'exact')?.total ?? 0;
    const isRight =
      JSON.stringify(placesOf(article, exact)) === JSON.stringify(expected) &&
      exactTotal === expected.length &&
      total === hits.length;
    return !isRight || !isVerbatim;
  });
}

describe('searching the bundled article', () => {
  it('finds every part of 1 to 6 characters at every place, and nothing else', async () => {
    const [article] = await readShippedArticles();
    if (article === undefined) throw new Error('no article');
    temporary.storePackOf([article]);
    const { service, faults } = temporary.open([article]);
    expect(await service.report).toMatchObject({ origin: 'prebuilt' });
    expect(faults).toEqual([]);
    const parts = partsOf(article);
    expect(parts.length).toBeGreaterThan(10_000);
    const wrong: string[] = [];
    while (parts.length > 0) {
      wrong.push(...(await findWrong(service, article, parts.splice(0, 500))));
    }
    expect(wrong).toEqual([]);
  });

  it('says where a hit stands', async () => {
    const { service } = temporary.open(await readShippedArticles());
    const inTitle = await search(service, '永远保持党同人民群众的血肉联系', { limit: 1 });
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
        section: 'b1',
      },
    ]);
    const inHeading = await search(service, '江山就是人民，人民就是江山', { limit: 1 });
    expect(inHeading.hits[0]).toMatchObject({
      text: '江山就是人民,人民就是江山',
      path: [
        '深刻领会习近平总书记关于永远保持党同人民群众的血肉联系的重要论述',
        '江山就是人民,人民就是江山。',
      ],
    });
  });
});
