import { ZhujianError } from '../../../shared/errors.ts';
import type { SearchRequest } from '../../../shared/search/contract.ts';
import type { Filter, Query } from '../../../shared/search/query.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { Corpus, CorpusPart, DocumentPlace } from '../corpus.ts';
import { blockNumber, type StoredDocument } from '../text/text-store.ts';
import { type BlockList, documentBlocks, intersect, subtract, unite } from './block-list.ts';
import { blocksUnder, type FinderOptions } from './headings.ts';
import { entryBlocks } from './sections.ts';
import { findStrictly } from './strict-text.ts';

/** The blocks that a search may look at, part by part; null where that is all alive. */
export type Scope = (part: CorpusPart) => BlockList | null;

/**
 * Where a query looks, by the request and by its filters; what lies outside doesn't exist for it.
 * Every filter must hold, but `in:` names documents: of several, any. Filters are compared as
 * everything else is.
 *
 * @throws ZhujianError `document-not-found`, `section-not-found`, `query-unknown-document`
 */
export function createScope(
  corpus: Corpus,
  query: Query,
  request: Pick<SearchRequest, 'document' | 'sections'> & { query: string },
  options: FinderOptions,
): Scope {
  const only = request.document === undefined ? null : findDocument(corpus, request.document);
  const sections = findSections(corpus, request.sections ?? []);
  const isWanted = createDocumentFilter(corpus, query, request.query, only, options.isStrict);
  const sectionFilters = query.filters.filter(({ field }) => field === 'section');
  return (part) => {
    const { store } = part.part;
    let blocks: BlockList | null = null;
    if (isWanted) {
      const documents = store.documents;
      blocks = documentBlocks(part.part, (number) => isWanted(part, documents[number]));
    }
    if (sections) {
      const chosen = unite(sections.filter((each) => each.part === part).map(blocksOf));
      blocks = blocks === null ? chosen : intersect(blocks, chosen);
    }
    for (const filter of sectionFilters) {
      const under = blocksUnder(part, filter, options);
      if (!filter.negated) blocks = blocks === null ? under : intersect(blocks, under);
      else blocks = subtract(blocks ?? documentBlocks(part.part, () => true), under);
    }
    return blocks;
  };
}

/** @throws ZhujianError `document-not-found` */
export function findDocument(corpus: Corpus, id: string): DocumentPlace {
  const place = corpus.find(id);
  if (!place) throw new ZhujianError('document-not-found', { document: id });
  return place;
}

interface SectionPlace {
  part: CorpusPart;
  blocks: BlockList;
}

function blocksOf({ blocks }: SectionPlace): BlockList {
  return blocks;
}

function findSections(
  corpus: Corpus,
  sections: readonly { document: string; block: string }[],
): SectionPlace[] | null {
  if (sections.length === 0) return null;
  return sections.map(({ document: id, block }) => {
    const { part, document } = findDocument(corpus, id);
    const { store } = part.part;
    const stored = store.documents[document];
    const number = stored ? blockNumber(stored, block) : -1;
    const blocks = stored && number >= 0 ? entryBlocks(store, stored, number) : null;
    if (blocks === null) {
      throw new ZhujianError('section-not-found', { document: id, section: block });
    }
    return { part, blocks };
  });
}

type DocumentFilter = (part: CorpusPart, document: StoredDocument | undefined) => boolean;

/** What tells documents to search from others; null where all are searched. */
function createDocumentFilter(
  corpus: Corpus,
  { filters }: Query,
  query: string,
  only: DocumentPlace | null,
  isStrict: boolean,
): DocumentFilter | null {
  const tests: ((document: StoredDocument) => boolean)[] = [];
  const named: ((document: StoredDocument) => boolean)[] = [];
  for (const filter of filters) {
    if (filter.field === 'section') continue;
    const test = createDocumentTest(filter, isStrict);
    if (filter.field === 'in') checkKnown(corpus, filter, test, query);
    if (filter.negated) tests.push((document) => !test(document));
    else (filter.field === 'in' ? named : tests).push(test);
  }
  if (only === null && tests.length === 0 && named.length === 0) return null;
  return (part, document) => {
    if (!document) return false;
    if (only && (part !== only.part || part.part.store.documents[only.document] !== document)) {
      return false;
    }
    if (named.length > 0 && !named.some((test) => test(document))) return false;
    return tests.every((test) => test(document));
  };
}

function createDocumentTest({ field, text, strict }: Filter, isStrict: boolean) {
  const wanted = text.trim();
  const folded = fold(wanted).text;
  function isInTitle(document: StoredDocument): boolean {
    if (strict || isStrict) return wanted !== '' && findStrictly(document.title, wanted).length > 0;
    return folded !== '' && foldedTitle(document).includes(folded);
  }
  return field === 'in'
    ? (document: StoredDocument) => document.id === wanted || isInTitle(document)
    : isInTitle;
}

function checkKnown(
  { parts }: Corpus,
  { start, end }: Filter,
  test: (document: StoredDocument) => boolean,
  query: string,
): void {
  const isKnown = parts.some(({ part }) =>
    part.store.documents.some((document, number) => part.alive[number] === 1 && test(document)),
  );
  if (isKnown) return;
  const part = Array.from(query).slice(start, end).join('');
  throw new ZhujianError('query-unknown-document', { start, end, from: start + 1, part });
}

const foldedTitles = new WeakMap<StoredDocument, string>();

function foldedTitle(document: StoredDocument): string {
  const known = foldedTitles.get(document);
  if (known !== undefined) return known;
  const folded = fold(document.title).text;
  foldedTitles.set(document, folded);
  return folded;
}
