import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_RECENT_QUERIES, searchMethods } from '../../shared/search/contract.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import {
  createRecentQueries,
  createRecentQueryHandlers,
  type RecentQueries,
} from './recent-queries.ts';

let folder: ReturnType<typeof createTemporaryFolder>;
let storage: Storage;
let recent: RecentQueries;

function restart(): void {
  storage?.close();
  storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
  recent = createRecentQueries(storage.database);
}

beforeEach(() => {
  folder = createTemporaryFolder();
  restart();
});
afterEach(() => {
  storage.close();
  folder[Symbol.dispose]();
});

describe('recent queries', () => {
  it('are kept over a restart, the last one first, each once', () => {
    expect(recent.list()).toEqual([]);
    for (const query of ['人民', '江山', ' 人民\u3000\n', '人 民']) recent.remember(query);
    restart();
    expect(recent.list()).toEqual(['人 民', '人民', '江山']);
  });

  it.each(['', ' ', '\u3000\t\n'])('do not hold a blank one (%j)', (query) => {
    recent.remember(query);
    expect(recent.list()).toEqual([]);
  });

  it('are so many and no more', () => {
    const queries = Array.from({ length: MAX_RECENT_QUERIES + 5 }, (_, index) => `第${index}个`);
    for (const query of queries) recent.remember(query);
    expect(recent.list()).toEqual(queries.toReversed().slice(0, MAX_RECENT_QUERIES));
  });

  it('are forgotten one by one, or all', () => {
    for (const query of ['甲', '乙', '丙']) recent.remember(query);
    recent.forget(' 乙 ');
    recent.forget('没有');
    expect(recent.list()).toEqual(['丙', '甲']);
    recent.forget();
    restart();
    expect(recent.list()).toEqual([]);
  });

  it('behave like a list, whatever they read', () => {
    const query = fc.oneof(
      fc.constantFrom('人民', '\uD800', '\uDC00', '\uFFFD', '甲\0', '甲', "';--"),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const step = fc.record({ forgets: fc.boolean(), query });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        recent.forget();
        let expected: string[] = [];
        for (const { forgets, query } of steps) {
          const text = query.trim();
          expected = expected.filter((other) => other !== text);
          if (forgets) recent.forget(query);
          else recent.remember(query);
          if (!forgets && text !== '') expected.unshift(text);
          expected = expected.slice(0, MAX_RECENT_QUERIES);
        }
        expect(recent.list()).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('say so when they can not be saved', () => {
    recent.remember('人民');
    const reader = openStorage({ dataFolder: folder.path, access: 'read-only' });
    const readOnly = createRecentQueries(reader.database);
    const saveFailed = expect.objectContaining({ code: 'save-failed' });
    expect(() => readOnly.remember('江山')).toThrow(saveFailed);
    expect(() => readOnly.forget('人民')).toThrow(saveFailed);
    expect(() => readOnly.forget()).toThrow(saveFailed);
    expect(readOnly.list()).toEqual(['人民']);
    reader.close();
  });
});

it('answer the contract', async () => {
  const handlers = createRecentQueryHandlers(recent);
  const output = searchMethods['search.recent'].output;
  expect(output.parse(await handlers['search.remember']({ query: ' 人民' }))).toEqual(['人民']);
  expect(await handlers['search.remember']({ query: '江山' })).toEqual(['江山', '人民']);
  expect(await handlers['search.recent']({})).toEqual(['江山', '人民']);
  expect(await handlers['search.forget']({ query: '江山' })).toEqual(['人民']);
  expect(await handlers['search.forget']({})).toEqual([]);
});
