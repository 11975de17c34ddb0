import { countCodePoints } from '../text/code-points.ts';
import type { Filter, Query, QueryRange, Term, TextTerm } from './query.ts';
import { createQueryError, type QueryPiece, type QueryWord, splitQuery } from './query-words.ts';

/**
 * The query language. `docs/search-language.md` explains it and says why unclear cases are read as
 * they are. White space is what `\s` matches; it may stand between any two words.
 *
 *     query       = { group | exclusion | filter | note } | literal ;
 *     group       = found , { "|" , found } ;
 *     exclusion   = "-" , found , { "|" , found } ;
 *     found       = [ strict ] , text | regex ;
 *     filter      = [ "-" ] , { strict } , ( "title" | "section" | "in" ) , colon , { strict } , text ;
 *     note        = { strict } , "note" , colon , { strict } , text ;       (strict: at most once)
 *     strict      = "strict" , colon ;
 *     colon       = ":" | "：" ;
 *     text        = phrase | bare word ;
 *     phrase      = '"' , ? anything but '"', not only white space ? , '"' ;
 *     regex       = "/" , ? one or more of: anything but "/" and "\", or "\" and anything ? , "/" , flags ;
 *     flags       = { letter } ;                        (each of i s m u v at most once, not u with v)
 *     bare word   = ? anything but white space and "|", up to the next of them; doesn't read as one
 *                     of the above ? ;
 *     literal     = ? the whole query, where it has neither group, filter nor note ? ;
 */

/**
 * Reads a query.
 *
 * @param text the query as typed; empty or white space gives a query that asks for nothing
 * @returns the syntax tree; ranges count code points of `text`
 * @throws ZhujianError `query-unclosed-quote`, `query-bad-regex`, `query-missing-word`,
 *   `query-nothing`, each with `start`, `end` (code points), `from` (`start` + 1) and `part`
 */
export function parseQuery(text: string): Query {
  const pieces = splitQuery(text);
  const { missing, ...query } = sortPieces(pieces);
  const { groups, filters, notes } = query;
  if (groups.length + filters.length + notes.length === 0) return readLiterally(text);
  if (missing !== null) throw createQueryError('query-missing-word', text, missing);
  const [filter] = filters;
  if (filter && groups.length + notes.length === 0 && !filters.some(isSought)) {
    throw createQueryError('query-nothing', text, filter);
  }
  const isPhrase =
    pieces.length > 1 && pieces.every((piece) => piece.kind === 'word' && piece.bare);
  return { ...query, phrase: isPhrase ? toWholeTerm(text) : null };
}

/**
 * The text of a query that is plain words and nothing else: one bare word, or several as one phrase.
 * Null for every other query, so quotation marks keep a word from being read as pinyin.
 */
export function plainText(query: Query): string | null {
  if (query.phrase !== null) return query.phrase.text;
  if (query.excluded.length + query.filters.length + query.notes.length > 0) return null;
  const [group = [], ...otherGroups] = query.groups;
  const [term, ...otherTerms] = group;
  if (otherGroups.length + otherTerms.length > 0 || term?.kind !== 'text') return null;
  // Quotation marks and `strict:` belong to the range of a term but not to its text.
  return countCodePoints(term.text) === term.end - term.start ? term.text : null;
}

/** Gives each piece its place in the query; `missing` is the first that lacks a word beside it. */
function sortPieces(pieces: readonly QueryPiece[]) {
  const groups: Term[][] = [];
  const excluded: Term[] = [];
  const filters: Filter[] = [];
  const notes: TextTerm[] = [];
  let missing: QueryRange | null = null;
  /** Where an alternative to the word before would go; null where there is no such word. */
  let open: Term[] | null = null;
  let joins = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'bar') {
      joins = open !== null && mayFollowBar(pieces[index + 1]);
      if (!joins) missing ??= piece;
      continue;
    }
    const { term, field, negated, start, end } = piece;
    if (term === null) {
      missing ??= piece;
      open = null;
    } else if (joins && open !== null) {
      open.push(term);
    } else if (field !== null && term.kind === 'text') {
      if (field === 'note') notes.push(term);
      else filters.push({ field, text: term.text, strict: term.strict, negated, start, end });
      open = null;
    } else {
      open = negated ? excluded : [];
      open.push(term);
      if (!negated) groups.push(open);
    }
    joins = false;
  }
  return { groups, excluded, filters, notes, missing };
}

/** Whether a piece can be an alternative to the word before the bar. */
function mayFollowBar(piece: QueryPiece | undefined): piece is QueryWord {
  return piece?.kind === 'word' && piece.term !== null && piece.field === null && !piece.negated;
}

/** Whether a filter finds something by itself: the words in titles or headings. */
function isSought(filter: Filter): boolean {
  return filter.field !== 'in' && !filter.negated;
}

/** A query that would find nothing by its operators (`-12`, `|`) is text with signs in it. */
function readLiterally(text: string): Query {
  const groups = text.trim() === '' ? [] : [[toWholeTerm(text)]];
  return { groups, excluded: [], filters: [], notes: [], phrase: null };
}

function toWholeTerm(text: string): TextTerm {
  const words = text.trim();
  // White space lies in the Basic Multilingual Plane, so its units are code points.
  const start = text.length - text.trimStart().length;
  return { kind: 'text', text: words, strict: false, start, end: start + countCodePoints(words) };
}
