import type { TextRange } from '../../../shared/document/model.ts';
import { countCodePoints, toUnitIndex } from '../../../shared/text/code-points.ts';

/** Context shown at most on either side of a match. Unit: code points. */
export const BEFORE = 24;
export const AFTER = 36;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/gu;

/** The end of a clause with its closing marks; a point or comma inside a number or name is none. */
const CLAUSE_END = /(?:[，。！？；：、…]|——|[,.!?;:](?![A-Za-z0-9]))+[”’」』）)》〉】\]"']*/gu;
const WORD_END = /\s+/gu;

export interface Snippet {
  snippet: string;
  /** Where the match lies in it. Unit: code points. */
  mark: TextRange;
}

/**
 * A match with what stands around it, verbatim: whole clauses as far as they fit, never beyond the
 * line. Only a line break inside the match itself becomes a space, so that all is on one line.
 *
 * @param text a block's text, or a part of it that goes on for more than {@link BEFORE} and
 *   {@link AFTER} code points on either side of the match, unless the block ends there
 * @param range the match, in code points of the text
 */
export function cutSnippet(text: string, range: TextRange): Snippet {
  const start = toUnitIndex(text, range.start);
  const end = start + toUnitIndex(text.slice(start), range.end - range.start);
  const match = text.slice(start, end).replace(LINE_BREAK, ' ');
  const before = cutBefore(text, start);
  const markStart = countCodePoints(before);
  return {
    snippet: before + match + cutAfter(text, end),
    mark: { start: markStart, end: markStart + countCodePoints(match) },
  };
}

function cutBefore(text: string, end: number): string {
  const near = text.slice(stepBack(text, end, BEFORE), end);
  const line = near.split(LINE_BREAK).at(-1) ?? '';
  const isWhole = line.length < near.length || near.length === end;
  const start = isWhole ? 0 : (endsOf(CLAUSE_END, line)[0] ?? endsOf(WORD_END, line)[0] ?? 0);
  return line.slice(start).trimStart();
}

function cutAfter(text: string, start: number): string {
  const rest = text.slice(start, start + 2 * AFTER);
  const near = rest.slice(0, toUnitIndex(rest, AFTER));
  const line = near.split(LINE_BREAK)[0] ?? '';
  const isWhole = line.length < near.length || start + near.length === text.length;
  const last = endsOf(CLAUSE_END, line).at(-1) ?? endsOf(WORD_END, line).at(-1);
  return line.slice(0, isWhole ? undefined : last).trimEnd();
}

/** The UTF-16 index so many code points before another one. */
function stepBack(text: string, from: number, codePoints: number): number {
  let unit = from;
  for (let count = 0; count < codePoints && unit > 0; count += 1) {
    const codePoint = unit > 1 ? (text.codePointAt(unit - 2) ?? 0) : 0;
    unit -= codePoint > 0xffff ? 2 : 1;
  }
  return unit;
}

/** Where the matches of a pattern end. Unit: UTF-16 units. */
function endsOf(pattern: RegExp, text: string): number[] {
  return Array.from(text.matchAll(pattern), (match) => match.index + match[0].length);
}
