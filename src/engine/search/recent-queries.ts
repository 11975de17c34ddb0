import type { DatabaseSync } from 'node:sqlite';
import { MAX_RECENT_QUERIES } from '../../shared/search/contract.ts';
import type { Handlers } from '../handlers.ts';
import { saveChange } from '../storage/database.ts';
import { decodeText, encodeText } from '../storage/verbatim-text.ts';

/** What people searched for lately. Queries are compared and kept without the space around them. */
export interface RecentQueries {
  /** The last one first, `MAX_RECENT_QUERIES` at most. */
  list(): string[];
  /**
   * Puts a query first; a blank one changes nothing.
   *
   * @throws ZhujianError `save-failed`
   */
  remember(query: string): void;
  /**
   * Forgets one query, or all where it is left out.
   *
   * @throws ZhujianError `save-failed`
   */
  forget(query?: string): void;
}

/** Keeps recent queries in the library, every change a committed transaction. */
export function createRecentQueries(database: DatabaseSync): RecentQueries {
  const select = database.prepare('SELECT query FROM recent_queries ORDER BY ordinal DESC');
  const insert = database.prepare('INSERT INTO recent_queries (query) VALUES (?)');
  const deleteOne = database.prepare('DELETE FROM recent_queries WHERE query = ?');
  const deleteAll = database.prepare('DELETE FROM recent_queries');
  const deleteOldest = database.prepare(
    `DELETE FROM recent_queries WHERE ordinal <=
       (SELECT ordinal FROM recent_queries ORDER BY ordinal DESC LIMIT 1 OFFSET ?)`,
  );
  return {
    list: () => select.all().map((row) => decodeText(row.query)),
    remember(query) {
      const text = query.trim();
      if (text === '') return;
      saveChange(database, () => {
        deleteOne.run(encodeText(text));
        insert.run(encodeText(text));
        deleteOldest.run(MAX_RECENT_QUERIES);
      });
    },
    forget(query) {
      saveChange(database, () =>
        query === undefined ? deleteAll.run() : deleteOne.run(encodeText(query.trim())),
      );
    },
  };
}

type RecentQueryMethod = 'search.recent' | 'search.remember' | 'search.forget';

/** The contract's methods about recent queries. */
export function createRecentQueryHandlers(recent: RecentQueries): Handlers<RecentQueryMethod> {
  return {
    'search.recent': () => recent.list(),
    'search.remember': ({ query }) => {
      recent.remember(query);
      return recent.list();
    },
    'search.forget': ({ query }) => {
      recent.forget(query);
      return recent.list();
    },
  };
}
