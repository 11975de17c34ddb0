import type { Annotation } from '../../../shared/contract.ts';
import type { SearchHit, SearchRequest } from '../../../shared/search/contract.ts';
import type { Query } from '../../../shared/search/query.ts';
import type { Corpus, CorpusPart } from '../corpus.ts';
import { type BlockList, seek } from '../evaluate/block-list.ts';
import { createRegexRunner } from '../evaluate/regex-runner.ts';
import { createScope } from '../evaluate/scope.ts';
import { blockNumber } from '../text/text-store.ts';
import { findNotes } from './find-notes.ts';

/**
 * Finds notes where the request and the query's filters say to look; notes whose passage or whole
 * document has gone are found only when nothing says where.
 *
 * @param regexLimit milliseconds that regular expressions may take
 * @throws ZhujianError `document-not-found`, `section-not-found`, `query-unknown-document`,
 *   `query-too-slow`
 */
export function findNotesInScope(
  corpus: Corpus,
  annotations: readonly Annotation[],
  query: Query,
  request: SearchRequest,
  regexLimit: number,
): SearchHit[] {
  const regexRunner = createRegexRunner(regexLimit);
  const isStrict = request.strict;
  const scope = createScope(corpus, query, request, { isStrict, regexRunner });
  const known = new Map<CorpusPart, BlockList | null>();

  function blocksOf(part: CorpusPart): BlockList | null {
    const blocks = known.has(part) ? (known.get(part) ?? null) : scope(part);
    known.set(part, blocks);
    return blocks;
  }

  function isWanted({ document, places }: Annotation): boolean {
    const found = corpus.find(document);
    const [place] = places;
    if (!found || !place) return !isLimited(query, request);
    const blocks = blocksOf(found.part);
    if (blocks === null) return true;
    const stored = found.part.part.store.documents[found.document];
    const number = stored ? blockNumber(stored, place.block) : -1;
    return number >= 0 && blocks[seek(blocks, number)] === number;
  }

  return findNotes(corpus, annotations, query, { isStrict, regexRunner, isWanted });
}

function isLimited({ filters }: Query, { document, sections }: SearchRequest): boolean {
  return document !== undefined || sections.length > 0 || filters.length > 0;
}
