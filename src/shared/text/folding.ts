import type { TextRange } from '../document/model.ts';
import { FOLDED_UNITS } from './folding/character-table.ts';
import { FoldWriter } from './folding/fold-writer.ts';

/**
 * Folding makes texts comparable: what a reader takes for the same becomes the same string, and
 * every place of that string leads back to the characters it came from.
 *
 * In the text without its default-ignorable code points, which are dropped, each code point becomes
 * its NFKC form (Unicode Standard Annex 15) in lower case, and signs and Han characters of one
 * family become one: quotation marks `"`, dashes `-`, full stops `.`, ellipses `…`, middle dots `·`,
 * wave dashes `~`, the variants of a Han character its representative. Four things go beyond the
 * single code point:
 * - combining marks join the character they stand on where NFKC has one for both;
 * - a run of dashes is one dash, a run of two or more full stops or ellipses one ellipsis;
 * - a run of white space next to a character that becomes Han is dropped, any other is one space;
 * - a lone surrogate becomes U+FFFD.
 *
 * Part and whole: a text cut between two code points folds to the two folded parts, one after the
 * other, if neither of the two is white space, dropped, a dash, a full stop or an ellipsis, and the
 * second is no combining mark, nor one in disguise (the Japanese ﾞ, vowels and finals of Hangul).
 */

/** Raise with every change of what `fold` gives, since stored indexes carry it. */
export const FOLDING_VERSION = 2;

export interface FoldedText {
  readonly text: string;
  /**
   * Irregular places only: quadruples of folded start and folded length (UTF-16 units), original
   * start and original length (code points), in text order. The folded length is 0 for what is
   * dropped. Everything else maps one unit to one code point.
   */
  readonly spans: Uint32Array;
}

const NO_SPANS = new Uint32Array(0);

/**
 * Folds a text for comparison. Folding the result again changes nothing, but for a full stop after
 * a sign that ends in one (⒈ ㏂): the sign doesn't count as part of the run, its folded form does.
 *
 * @param text any string
 * @returns the folded text, which has no line break and no lone surrogate, with what leads back
 */
export function fold(text: string): FoldedText {
  if (isFolded(text)) return { text, spans: NO_SPANS };
  const folded = new FoldWriter(text).write();
  const spans = folded.spans.length === 0 ? NO_SPANS : Uint32Array.from(folded.spans);
  return { text: folded.text, spans };
}

function isFolded(text: string): boolean {
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit);
    if (FOLDED_UNITS[code] !== code) return false;
  }
  return true;
}

/** Where the numbers of a span stand in its quadruple. */
const span = { foldedStart: 0, foldedLength: 1, originalStart: 2, originalLength: 3, size: 4 };

/**
 * The original characters that a stretch of folded text stands for. A span that the stretch touches
 * is covered whole (the `g` of `kg`, from ㎏, takes ㎏); what was dropped at either edge isn't.
 *
 * @param folded what {@link fold} gave
 * @param start UTF-16 units of the folded text
 * @param end UTF-16 units of the folded text, greater than `start`
 * @returns code points of the original text
 */
export function toOriginalRange(folded: FoldedText, start: number, end: number): TextRange {
  return {
    start: convert(folded.spans, span.foldedStart, start).start,
    end: convert(folded.spans, span.foldedStart, end - 1).end,
  };
}

/**
 * What a stretch of the original text became: the other direction of {@link toOriginalRange}. A
 * span that the stretch touches is covered whole; the result is empty if all of it was dropped.
 *
 * @param folded what {@link fold} gave
 * @param start code points of the original text
 * @param end code points of the original text, greater than `start`
 * @returns UTF-16 units of the folded text
 */
export function toFoldedRange(
  folded: FoldedText,
  start: number,
  end: number,
): { start: number; end: number } {
  return {
    start: convert(folded.spans, span.originalStart, start).start,
    end: convert(folded.spans, span.originalStart, end - 1).end,
  };
}

/**
 * What the unit, or code point, at `position` of the side `from` is on the other side: one place,
 * or all of the span that it lies in.
 */
function convert(spans: Uint32Array, from: number, position: number): TextRange {
  const to = span.originalStart - from;
  let low = 0;
  let high = spans.length / span.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle * span.size + from] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return { start: position, end: position + 1 };
  const at = (low - 1) * span.size;
  const fromEnd = (spans[at + from] ?? 0) + (spans[at + from + 1] ?? 0);
  const start = spans[at + to] ?? 0;
  const end = start + (spans[at + to + 1] ?? 0);
  if (position < fromEnd) return { start, end };
  return { start: end + position - fromEnd, end: end + position - fromEnd + 1 };
}
