import { ZhujianError } from '../errors.ts';
import { countCodePoints, toCodePointOffset } from '../text/code-points.ts';
import type { Filter, QueryRange, Term } from './query.ts';

/** One word of a query with the operators before it. */
export interface QueryWord extends QueryRange {
  kind: 'word';
  negated: boolean;
  field: Filter['field'] | 'note' | null;
  /** What is to be found; null where nothing follows the operators. Its range is the word's. */
  term: Term | null;
  /** Typed without operator, quotation marks or slashes. */
  bare: boolean;
}

/** The sign between alternatives. */
export interface QueryBar extends QueryRange {
  kind: 'bar';
}

export type QueryPiece = QueryWord | QueryBar;

/** What a word says once its operators are read; `end` counts UTF-16 units of the query. */
type Content = { end: number } & (
  | { kind: 'bare' | 'phrase'; text: string }
  | { kind: 'regex'; source: string; flags: string }
  | { kind: 'nothing' }
);

const SPACE = /\s+/y;
const PREFIX = /(title|section|in|note|strict)[:：]/iy;
const BARE_WORD = /[^\s|]+/y;
const PHRASE = /"([^"]*)"/y;
const REGEX = /\/((?:[^\\/]|\\.)+)\/([A-Za-z]*)/sy;

const FIELDS: ReadonlyMap<string, NonNullable<QueryWord['field']>> = new Map([
  ['title', 'title'],
  ['section', 'section'],
  ['in', 'in'],
  ['note', 'note'],
]);

/**
 * Splits a query into words and bars, in the order typed; takes time in proportion to its length.
 *
 * @param text the query as typed
 * @returns pieces with ranges in code points of `text`
 * @throws ZhujianError `query-unclosed-quote`, `query-bad-regex`
 */
export function splitQuery(text: string): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  const toOffset = countForward(text);
  let unit = skipSpace(text, 0);
  while (unit < text.length) {
    const start = toOffset(unit);
    if (text[unit] === '|') {
      pieces.push({ kind: 'bar', start, end: start + 1 });
      unit += 1;
    } else {
      const { end, content, strict, ...word } = readWord(text, unit);
      const range = { start, end: toOffset(end) };
      pieces.push({ kind: 'word', ...word, ...range, term: toTerm(content, strict, range) });
      unit = end;
    }
    unit = skipSpace(text, unit);
  }
  return pieces;
}

/**
 * The error for a piece of a query.
 *
 * @param code what is wrong
 * @param text the query as typed
 * @param range code points of `text`
 * @param reason for `query-bad-regex`: what the engine says
 */
export function createQueryError(
  code: 'query-unclosed-quote' | 'query-missing-word' | 'query-bad-regex' | 'query-nothing',
  text: string,
  { start, end }: QueryRange,
  reason?: string,
): ZhujianError {
  const part = Array.from(text).slice(start, end).join('');
  const details = { start, end, from: start + 1, part };
  return new ZhujianError(code, reason === undefined ? details : { ...details, reason });
}

/** Reads the word that begins at `start`, which is neither white space nor a bar. Unit: UTF-16 units. */
function readWord(text: string, start: number) {
  // Two hyphens are a dash to whoever types them.
  const negated = text[start] === '-' && text[start + 1] !== '-';
  let field: QueryWord['field'] = null;
  let strict = false;
  let unit = negated ? start + 1 : start;
  for (let prefix = match(PREFIX, text, unit); prefix; prefix = match(PREFIX, text, unit)) {
    const name: QueryWord['field'] = FIELDS.get(prefix[1]?.toLowerCase() ?? '') ?? null;
    // Each kind of prefix counts once; what repeats it belongs to the word.
    if (name === null ? strict : field !== null) break;
    if (name === null) strict = true;
    else field = name;
    unit += prefix[0].length;
  }
  if (negated && field === 'note') {
    // Notes can't be excluded: the hyphen stands alone, and the note is a word of its own.
    const content: Content = { kind: 'nothing', end: start + 1 };
    return { negated, field: null, strict: false, content, end: content.end, bare: false };
  }
  const content = readContent(text, unit, field === null && !strict);
  const bare = unit === start && content.kind === 'bare';
  return { negated, field, strict, content, end: content.end, bare };
}

/** Reads what stands at `unit`, after the operators. */
function readContent(text: string, unit: number, mayBeRegex: boolean): Content {
  if (text[unit] === '"') return readPhrase(text, unit);
  const regex = mayBeRegex ? match(REGEX, text, unit) : null;
  if (regex) {
    const [whole, source = '', flags = ''] = regex;
    const end = unit + whole.length;
    return { kind: 'regex', source, flags: checkRegex(text, unit, end, source, flags), end };
  }
  const word = match(BARE_WORD, text, unit)?.[0];
  if (word === undefined) return { kind: 'nothing', end: unit };
  return { kind: 'bare', text: word, end: unit + word.length };
}

function readPhrase(text: string, unit: number): Content {
  const phrase = match(PHRASE, text, unit);
  if (!phrase) {
    const range = {
      start: toCodePointOffset(text, unit),
      end: countCodePoints(text.trimEnd()),
    };
    throw createQueryError('query-unclosed-quote', text, range);
  }
  const end = unit + phrase[0].length;
  const words = (phrase[1] ?? '').trim();
  return words === '' ? { kind: 'nothing', end } : { kind: 'phrase', text: words, end };
}

/** The flags to compile a regular expression with; throws where they or it are wrong. */
function checkRegex(text: string, start: number, end: number, source: string, flags: string) {
  const given = new Set(flags);
  const unicode = given.has('u') || given.has('v');
  const both = given.has('u') && given.has('v');
  const all = unicode ? flags : `${flags}u`;
  let reason: string | null = null;
  if (both || given.size < flags.length || !/^[ismuv]*$/.test(flags)) {
    reason = `Invalid flags '${flags}'`;
  } else {
    reason = findRegexFault(source, all);
  }
  if (reason === null) return all;
  const range = { start: toCodePointOffset(text, start), end: toCodePointOffset(text, end) };
  throw createQueryError('query-bad-regex', text, range, reason);
}

/** What the engine has against a regular expression, without the words that repeat it. */
function findRegexFault(source: string, flags: string): string | null {
  try {
    new RegExp(source, flags);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // V8: “Invalid regular expression: /(/u: Unterminated group”.
    const prefix = `/${flags}: `;
    const at = error.message.lastIndexOf(prefix);
    return at < 0 ? error.message : error.message.slice(at + prefix.length);
  }
}

function toTerm(content: Content, strict: boolean, range: QueryRange): Term | null {
  if (content.kind === 'nothing') return null;
  if (content.kind === 'regex') {
    return { kind: 'regex', source: content.source, flags: content.flags, ...range };
  }
  return { kind: 'text', text: content.text, strict, ...range };
}

/** Turns UTF-16 units into code points, for units that never decrease: one pass over the text. */
function countForward(text: string): (unit: number) => number {
  let seen = 0;
  let offset = 0;
  return (unit) => {
    offset += countCodePoints(text.slice(seen, unit));
    seen = unit;
    return offset;
  };
}

function match(pattern: RegExp, text: string, unit: number): RegExpExecArray | null {
  pattern.lastIndex = unit;
  return pattern.exec(text);
}

function skipSpace(text: string, unit: number): number {
  return unit + (match(SPACE, text, unit)?.[0].length ?? 0);
}
