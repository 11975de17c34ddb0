import type { Annotation } from '../../../shared/contract.ts';
import type { SearchHit } from '../../../shared/search/contract.ts';
import type { Query, TextTerm } from '../../../shared/search/query.ts';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import type { Corpus } from '../corpus.ts';
import type { RegexRunner } from '../evaluate/regex-runner.ts';
import { cutSnippet } from '../results/snippet.ts';
import { blockNumber } from '../text/text-store.ts';
import { createTexts, type Texts } from './texts.ts';

export interface NoteOptions {
  /** Whether everything is compared without folding. */
  isStrict: boolean;
  regexRunner: RegexRunner;
  /** Whether an annotation lies in what is searched: the document, chosen sections, `in:`, `title:`. */
  isWanted(annotation: Annotation): boolean;
}

/**
 * Finds annotations by what people wrote: those that have every `note:` word in their note, name or
 * tags (not all in the same), none of the excluded ones there, and every other group in the passage
 * they mark. `section:` filters look at the headings above that passage. What lies in the trash
 * isn't found.
 *
 * @returns one hit for each, in the order of the library, then of the text; of those without a place
 *   the anchor is given instead. Empty where the query has no `note:`.
 * @throws ZhujianError `query-too-slow`
 */
export function findNotes(
  corpus: Corpus,
  annotations: readonly Annotation[],
  query: Query,
  options: NoteOptions,
): SearchHit[] {
  if (query.notes.length === 0) return [];
  const candidates = annotations.filter(
    (annotation) => annotation.deletedAt === undefined && options.isWanted(annotation),
  );
  const words = createTexts(candidates.map(listWords), options);
  const quotes = createTexts(
    candidates.map(({ anchors }) => anchors.map(({ quote }) => quote)),
    options,
  );
  const paths = createTexts(
    candidates.map(({ anchors }) => anchors[0]?.path ?? []),
    options,
  );
  const found = candidates.flatMap((annotation, owner) => {
    const isFound =
      query.notes.every((term) => words.hold(term, owner)) &&
      !query.excluded.some((term) => words.hold(term, owner)) &&
      query.groups.every((group) => group.some((term) => quotes.hold(term, owner))) &&
      query.filters.every((filter) => {
        if (filter.field !== 'section') return true;
        const { text, strict, start, end } = filter;
        return paths.hold({ kind: 'text', text, strict, start, end }, owner) !== filter.negated;
      });
    return isFound ? [toHit(annotation, owner, query.notes, words)] : [];
  });
  return sortByPlace(found, corpus);
}

/** What people wrote, in the order in which a hit shows it. */
function listWords({ note = '', name = '', tags }: Annotation): string[] {
  return [note, name, ...tags];
}

function toHit(
  annotation: Annotation,
  owner: number,
  notes: readonly TextTerm[],
  words: Texts,
): SearchHit {
  const [anchor] = annotation.anchors;
  const [place = anchor] = annotation.places;
  const { block = '', start = 0, end = 0 } = place ?? {};
  const { text = '', range = { start: 0, end: 0 } } = words.first(notes, owner) ?? {};
  return {
    document: annotation.document,
    block,
    start,
    end,
    tier: 'exact',
    text: sliceCodePoints(text, range.start, range.end),
    ...cutSnippet(text, range),
    path: anchor?.path ?? [],
    section: '',
    annotation: annotation.id,
  };
}

function sortByPlace(hits: readonly SearchHit[], corpus: Corpus): SearchHit[] {
  const placed = hits.map((hit) => {
    const place = corpus.find(hit.document);
    const stored = place?.part.part.store.documents[place.document];
    const block = stored ? blockNumber(stored, hit.block) : -1;
    return {
      hit,
      document: place?.part.places[place.document] ?? Number.MAX_SAFE_INTEGER,
      // What has lost its block comes after the rest of its document.
      block: block < 0 ? Number.MAX_SAFE_INTEGER : block,
    };
  });
  placed.sort((a, b) => a.document - b.document || a.block - b.block || a.hit.start - b.hit.start);
  return placed.map(({ hit }) => hit);
}
