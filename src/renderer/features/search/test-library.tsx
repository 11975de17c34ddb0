import { type ReactNode, useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import type { SearchHit, SearchResult } from '../../../shared/search/contract.ts';
import { usePanel } from '../../state/panel.tsx';
import { ReadingProvider } from '../../state/reading.tsx';
import {
  type Answers,
  createTestDocument,
  TestArticle,
  TestProviders,
} from '../../state/test-page.tsx';
import { SearchBox, SearchInText, SearchPanel, SearchProvider } from './index.ts';

/** A library of two small texts for component tests, and an engine that finds in it exactly. */

export const first = createTestDocument('人民就是江山，江山就是人民。', '为了人民，依靠人民。');
export const second: ZhujianDocument = {
  ...createTestDocument('江山如此多娇。', '人间正道。'),
  id: 'second',
  hash: 'second',
  title: '沁园春',
};
export const library: readonly ZhujianDocument[] = [first, second];

type Request = Omit<Input<'search.documents'>, 'sections'>;

export function findHits({ query, document }: Request, texts = library): SearchHit[] {
  return texts
    .filter(({ id }) => document === undefined || id === document)
    .flatMap((text) =>
      text.blocks.flatMap((block) =>
        [...block.text.matchAll(RegExp(query, 'gu'))].map(
          ({ index }): SearchHit => ({
            document: text.id,
            block: block.id,
            start: index,
            end: index + query.length,
            tier: 'exact',
            text: query,
            snippet: block.text,
            mark: { start: index, end: index + query.length },
            path: block.id === 'b1' ? [] : ['一切为了人民', '根本立场'],
            section: block.id,
          }),
        ),
      ),
    );
}

/** The answer to `search.query` for such hits. */
export function cut(hits: SearchHit[], input: Input<'search.query'>): SearchResult {
  const { offset = 0, limit = 50 } = input;
  const end = limit === 0 ? hits.length : offset + limit;
  const total = hits.length;
  const tiers = total === 0 ? [] : [{ tier: 'exact' as const, total }];
  return { total, tiers, suggestions: [], hits: hits.slice(offset, end) };
}

function countBy(hits: readonly SearchHit[]): { block: string; total: number }[] {
  const counts = new Map<string, number>();
  for (const { block } of hits) counts.set(block, (counts.get(block) ?? 0) + 1);
  return [...counts].map(([block, total]) => ({ block, total }));
}

/** An engine for the library; what it remembers, it remembers in `recent`. */
export function createAnswers(
  recent: string[] = [],
): Answers & Required<Pick<Answers, 'search.query'>> {
  const within = (input: Request & { in: string }) =>
    findHits(input).filter(({ document }) => document === input.in);
  return {
    'document.list': () => library.map(({ blocks: _, ...metadata }) => metadata),
    'search.query': (input) => cut(findHits(input), input),
    'search.documents': (input) =>
      library.flatMap(({ id }) => {
        const total = within({ ...input, in: id }).length;
        return total === 0 ? [] : [{ document: id, total }];
      }),
    'search.spread': (input) => {
      const counts = countBy(within(input));
      return { blocks: counts, sections: counts };
    },
    'search.places': within,
    'search.locate': (input) => {
      const hits = findHits(input);
      const order = library.flatMap(({ id, blocks }) => blocks.map((block) => `${id} ${block.id}`));
      const placeOf = (document: string, block: string) => order.indexOf(`${document} ${block}`);
      const here = placeOf(input.in, input.block);
      const index = hits.findIndex(({ document, block, end }) => {
        const distance = placeOf(document, block) - here;
        return distance > 0 || (distance === 0 && end > input.offset);
      });
      return { index: index < 0 ? hits.length : index, total: hits.length };
    },
    'search.status': () => ({ state: 'ready', documents: library.length, indexed: 1 }),
    'search.recent': () => [...recent],
    'search.remember': ({ query }) => {
      recent.splice(0, recent.length, query, ...recent.filter((other) => other !== query));
      return [...recent];
    },
    'search.forget': ({ query }) => {
      recent.splice(0, recent.length, ...recent.filter((other) => query && other !== query));
      return [...recent];
    },
  };
}

/** The page: one document of the library open, and the search around it. */
export function LibraryPage({ language }: { language?: 'zh-CN' | 'en' }) {
  const [id, setId] = useState(first.id);
  const document = library.find((text) => text.id === id) ?? first;
  return (
    <TestProviders {...(language ? { language } : {})}>
      <SearchProvider onOpen={async (next) => setId(next)}>
        <button type="button" onClick={() => setId(second.id)}>
          打开另一篇
        </button>
        <ReadingProvider key={document.hash} document={document}>
          <Frame>
            <TestArticle />
            <SearchInText />
          </Frame>
        </ReadingProvider>
      </SearchProvider>
    </TestProviders>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const isOpen = usePanel().open === 'search';
  return (
    <>
      <button type="button">别处</button>
      <SearchBox />
      {children}
      {isOpen && <SearchPanel />}
    </>
  );
}
