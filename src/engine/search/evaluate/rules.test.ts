import { describe, expect, it } from 'vitest';
import { ZhujianError } from '../../../shared/errors.ts';
import type { SearchRequest } from '../../../shared/search/contract.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { importPlainText } from '../../importers/plain-text.ts';
import { createCorpus } from '../corpus.ts';
import { buildGrams } from '../grams/build-grams.ts';
import { PackPart } from '../parts/pack-part.ts';
import { readShippedArticles } from '../testing/sample-documents.ts';
import { buildStore } from '../text/build-text.ts';
import { originalText } from '../text/original.ts';
import type { SearchableDocument } from '../text/text-store.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { searchByDefinition } from './testing/oracle.ts';
import { toolDoubles } from './testing/tool-doubles.ts';

/** Documents of one part each, in the library's order. */
function searchIn(
  documents: readonly SearchableDocument[],
  query: string,
  request: Partial<SearchRequest> = {},
  regexTimeLimit?: number,
): Evaluation {
  const parts = documents.map((document, i) => {
    const store = buildStore([document]);
    return new PackPart(store, i % 2 === 0 ? buildGrams(store.units) : null);
  });
  const corpus = createCorpus(
    parts,
    documents.map(({ id }) => id),
  );
  return evaluate(
    corpus,
    parseQuery(query),
    createRequest(query, request),
    toolDoubles,
    regexTimeLimit,
  );
}

function createRequest(query: string, request: Partial<SearchRequest> = {}): SearchRequest {
  return { query, sections: [], together: 'paragraph', strict: false, order: 'text', ...request };
}

function createDocument(id: string, ...texts: string[]): SearchableDocument {
  const { title, blocks } = importPlainText(texts.join('\n'), { id, source: `${id}.txt` });
  return { id, hash: id, title, blocks };
}

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof ZhujianError ? { code: error.code, ...error.details } : error;
  }
  return null;
}

/** The blocks' texts of hits, in order. */
function textsOf(evaluation: Evaluation): string[] {
  return evaluation.page(0, 0).map(({ part, block }) => originalText(part.part.store, block));
}

const library = [
  createDocument('one', '论人民', '人民群众是江山。'),
  createDocument('two', '论江山', '人民就是江山。'),
];

describe('evaluate', () => {
  it('says which document or section there isn’t', () => {
    expect(failureOf(() => searchIn(library, '人', { document: 'x' }))).toEqual({
      code: 'document-not-found',
      document: 'x',
    });
    expect(
      failureOf(() => searchIn(library, '人', { sections: [{ document: 'x', block: 'b1' }] })),
    ).toEqual({ code: 'document-not-found', document: 'x' });
    expect(
      failureOf(() => searchIn(library, '人', { sections: [{ document: 'one', block: 'b2' }] })),
    ).toEqual({ code: 'section-not-found', document: 'one', section: 'b2' });
    expect(
      failureOf(() => searchIn(library, '人', { sections: [{ document: 'one', block: 'b9' }] })),
    ).toEqual({ code: 'section-not-found', document: 'one', section: 'b9' });
    const result = searchIn(library, '人');
    for (const ask of [
      () => result.blocks('x'),
      () => result.places('x', 0, 0),
      () => result.locate('x', 0, 0),
    ]) {
      expect(failureOf(ask)).toEqual({ code: 'document-not-found', document: 'x' });
    }
  });

  it('says which filter names no document', () => {
    expect(failureOf(() => searchIn(library, '𠮷 in:none 人'))).toEqual({
      code: 'query-unknown-document',
      start: 2,
      end: 9,
      from: 3,
      part: 'in:none',
    });
    expect(searchIn(library, '人民 in:two in:论人民').documents()).toHaveLength(2);
    expect(searchIn(library, '人民 -in:two').documents()).toEqual([{ document: 'one', total: 2 }]);
  });

  it('stops a regular expression that takes too long', () => {
    const slow = [createDocument('slow', `${'a'.repeat(60)}!`)];
    expect(failureOf(() => searchIn(slow, '/(a+)+$/', {}, 50))).toEqual({
      code: 'query-too-slow',
      seconds: 0.05,
    });
  });

  it('gives near hits and what they read only where nothing else is found', () => {
    const near = searchIn(library, '江湖之远');
    expect(near.tiers).toEqual([{ tier: 'near', total: 3 }]);
    expect(near.suggestions).toEqual([{ text: '江', total: 3 }]);
    const inOne = searchIn(library, '江湖之远', { document: 'one' });
    expect(inOne.suggestions).toEqual([{ text: '江', total: 1 }]);
    expect(searchIn(library, '人民就是').suggestions).toEqual([]);
    expect(searchIn(library, '江湖之远', { strict: true }).total).toBe(0);
    expect(searchIn(library, '"江湖之远"').total).toBe(0);
    expect(searchIn(library, '江湖 之远').total).toBe(0);
  });

  it('puts titles and short paragraphs first by relevance', () => {
    const long = `人民${'，很长的一段文字'.repeat(30)}。`;
    const documents = [
      createDocument('a', '无题', long, '人民，人民。', '人民很短。'),
      createDocument('b', '人民'),
    ];
    expect(textsOf(searchIn(documents, '人民', { order: 'relevance' }))).toEqual([
      '人民',
      '人民，人民。',
      '人民，人民。',
      '人民很短。',
      long,
    ]);
  });

  it('ranks what holds more of the alternatives first', () => {
    const documents = [createDocument('a', '人人人', '人与民，还有许多别的话。')];
    const ranked = textsOf(searchIn(documents, '人|民', { order: 'relevance' }));
    expect(ranked[0]).toBe('人与民，还有许多别的话。');
  });

  it('pages through more hits than the first answer holds, over parts', () => {
    const documents = ['a', 'b', 'c'].map((id) => createDocument(id, '题', '的'.repeat(170)));
    const all = searchIn(documents, '的').page(0, 0);
    expect(all).toHaveLength(510);
    for (const [offset, limit] of [
      [0, 100],
      [60, 50],
      [165, 20],
      [500, 50],
      [510, 1],
    ] as const) {
      const result = searchIn(documents, '的');
      const page = result
        .page(offset, limit)
        .map(({ document, block, start }) => [document, block, start]);
      const expected = all.slice(offset, offset + limit);
      expect(page).toEqual(expected.map(({ document, block, start }) => [document, block, start]));
      expect(result.total).toBe(510);
    }
  });

  it('finds nothing for what folds to nothing, or only asks for notes', () => {
    for (const query of ['', '\u200b', 'note:人', 'note:人 title:论']) {
      const result = searchIn(library, query);
      expect([result.total, result.page(0, 0), result.documents()]).toEqual([0, [], []]);
    }
  });

  it('finds every part of an article where the definition finds it', async () => {
    const articles = await readShippedArticles();
    const text = articles.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('');
    for (let number = 0; number < 120; number += 1) {
      const start = (number * 7_919) % (text.length - 12);
      const query = sliceCodePoints(text, start, start + 1 + (number % 12)).replaceAll(
        /["|\s]/g,
        '人',
      );
      const expected = searchByDefinition(articles, parseQuery(query), createRequest(query));
      const found = searchIn(articles, query);
      expect(found.total).toBe(expected.length);
      expect(found.page(0, 0).map(({ start: from, end }) => [from, end])).toEqual(
        expected.map(({ start: from, end }) => [from, end]),
      );
    }
  });
});
