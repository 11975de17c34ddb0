import type { Input } from '../../../shared/contract.ts';

/** What is searched and how, as all methods of the search take it. */
export type SearchRequest = Input<'search.documents'>;

/** An outline entry that the search is narrowed to. */
export interface ChosenSection {
  document: string;
  /** Block where the entry begins. */
  block: string;
  /** Its heading; empty for the opening. */
  title: string;
}

/** How one likes to search; lasts as long as the window. */
export interface SearchOptions {
  order: 'text' | 'relevance';
  scope: 'library' | 'document' | 'sections';
  sections: readonly ChosenSection[];
  together: 'paragraph' | 'section';
  strict: boolean;
}

export const defaultOptions: SearchOptions = {
  order: 'text',
  scope: 'library',
  sections: [],
  together: 'paragraph',
  strict: false,
};

/**
 * What to ask the engine. What makes no difference is left out, so that equal searches are equal
 * requests.
 *
 * @param document the open document, for a search in it alone
 */
export function createRequest(
  query: string,
  options: SearchOptions,
  document: string | undefined,
): SearchRequest {
  const { order, scope, sections, together, strict } = options;
  return {
    query,
    ...(order === 'text' ? {} : { order }),
    ...(strict ? { strict } : {}),
    ...(together === 'section' && hasSeveralWords(query) ? { together } : {}),
    ...(scope === 'document' && document !== undefined ? { document } : {}),
    ...(scope === 'sections' && sections.length > 0
      ? { sections: sections.map(({ document, block }) => ({ document, block })) }
      : {}),
  };
}

/** Phrases and regular expressions count as one word, whatever they hold. */
const GROUPED = /(?<=^|\s)-?(?:"[^"]*"|\/(?:\\.|[^/\\])*\/)/gu;

/**
 * Whether a query seems to have several words that have to stand together. It decides whether an
 * option is offered, so a rough answer will do: the engine alone parses queries.
 */
export function hasSeveralWords(query: string): boolean {
  const words = query
    .replace(GROUPED, 'x')
    .replace(/\s*\|\s*/gu, '|')
    .trim()
    .split(/\s+/u);
  return words.filter((word) => !/^-|^(?:title|section|in|note)[:：]/iu.test(word)).length > 1;
}

/** Writes a text so that the query language takes it as it stands. */
export function quoteQuery(text: string): string {
  const isPlain = !/[\s|]|^[-"/]|^[a-z]+[:：]/iu.test(text);
  return isPlain || text.includes('"') ? text : `"${text}"`;
}
