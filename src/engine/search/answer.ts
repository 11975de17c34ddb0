import type { Output } from '../../shared/contract.ts';
import { ZhujianError } from '../../shared/errors.ts';
import type { SearchPlace, SearchRequest, SearchSpread } from '../../shared/search/contract.ts';
import { parseQuery } from '../../shared/search/parse-query.ts';
import type { Corpus, DocumentPlace } from './corpus.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Evaluation } from './evaluate/evaluation.ts';
import type { FoundHit } from './evaluate/tier.ts';
import { answerFromNotes } from './notes/answer-from-notes.ts';
import { findNotesInScope } from './notes/notes-in-scope.ts';
import type { AnswerMethod, Question } from './protocol.ts';
import { outlineOf, type StoredEntry } from './results/outline-of.ts';
import { createHitReader } from './results/read-hit.ts';
import { blockId, blockNumber } from './text/text-store.ts';
import { findNear, suggestTexts } from './tiers/near-miss.ts';
import { findPinyin } from './tiers/pinyin.ts';

export type Answer = (question: Question) => Output<AnswerMethod>;

/** Evaluations kept for the questions that follow a query: its next page, its spread, its places. */
const KEPT = 4;

/**
 * Answers the contract's questions about a corpus.
 *
 * @param current the corpus as it is now; another object after every change
 * @param regexLimit milliseconds that a regular expression may take
 */
export function createAnswerer(current: () => Corpus, regexLimit: number): Answer {
  const kept = new Map<string, Evaluation>();
  const readHit = createHitReader();
  let corpus: Corpus | undefined;

  function evaluated(request: SearchRequest): Evaluation {
    if (corpus !== current()) kept.clear();
    corpus = current();
    const key = JSON.stringify(request);
    const known = kept.get(key);
    const evaluation =
      known ??
      evaluate(
        corpus,
        parseQuery(request.query),
        request,
        { pinyin: findPinyin, near: findNear, suggest: suggestTexts },
        regexLimit,
      );
    // Put last again, so that the first one is the one not used for longest.
    kept.delete(key);
    kept.set(key, evaluation);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return evaluation;
  }

  function placeOf(id: string): DocumentPlace {
    const place = current().find(id);
    if (place === undefined) throw new ZhujianError('document-not-found', { document: id });
    return place;
  }

  return ({ method, input, annotations }) => {
    if (annotations) {
      const query = parseQuery(input.query);
      const hits = findNotesInScope(current(), annotations, query, requestOf(input), regexLimit);
      return answerFromNotes(method, input, hits);
    }
    const evaluation = evaluated(requestOf(input));
    switch (method) {
      case 'search.query': {
        const { total, tiers, suggestions } = evaluation;
        const hits = evaluation.page(input.offset, input.limit).map(readHit);
        return { total, tiers: [...tiers], suggestions: [...suggestions], hits };
      }
      case 'search.documents':
        return evaluation.documents();
      case 'search.spread':
        return spread(evaluation, placeOf(input.in), input.in);
      case 'search.places': {
        const place = placeOf(input.in);
        const from = numberOf(place, input.from, 0);
        const to = numberOf(place, input.to, Number.POSITIVE_INFINITY);
        return evaluation.places(input.in, from, to).map((hit) => toPlace(hit));
      }
      case 'search.locate': {
        const block = numberOf(placeOf(input.in), input.block, 0);
        const { total } = evaluation;
        return { index: evaluation.locate(input.in, block, input.offset), total };
      }
    }
  };
}

/** What of a question says which hits it is about. */
function requestOf(input: SearchRequest): SearchRequest {
  const { query, document, sections, together, strict, order } = input;
  return { query, ...(document !== undefined && { document }), sections, together, strict, order };
}

function spread(evaluation: Evaluation, place: DocumentPlace, id: string): SearchSpread {
  const { store } = place.part.part;
  const stored = store.documents[place.document];
  const outline = outlineOf(store, place.document);
  const totals = new Map<StoredEntry, number>();
  const blocks = evaluation.blocks(id).map(({ block, total }) => {
    for (const entry of outline.chain(block)) totals.set(entry, (totals.get(entry) ?? 0) + total);
    return { block: stored ? blockId(stored, block) : '', total };
  });
  const sections = outline.entries.flatMap((entry) => {
    const total = totals.get(entry);
    if (total === undefined || !stored) return [];
    return [{ block: blockId(stored, entry.block), total }];
  });
  return { blocks, sections };
}

function toPlace({ part, document, block, start, end }: FoundHit): SearchPlace {
  const stored = part.part.store.documents[document];
  return { block: stored ? blockId(stored, block) : '', start, end };
}

/** The number of a block in its store; of one that isn't there, the one given instead. */
function numberOf(place: DocumentPlace, id: string | undefined, otherwise: number): number {
  const stored = place.part.part.store.documents[place.document];
  const number = id === undefined || !stored ? -1 : blockNumber(stored, id);
  return number < 0 ? otherwise : number;
}
