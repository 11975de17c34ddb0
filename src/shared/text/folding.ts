import type { TextRange } from '../document/model.ts';

/**
 * Folding makes texts comparable: what a reader takes for the same character becomes the same
 * string. It works on one code point at a time, so a part of a text folds exactly as it does inside
 * the whole, and every folded character knows the one original that it came from.
 */

/**
 * The folds in force, applied to each code point in this order. A further family of folds is one
 * more entry here; raise {@link FOLDING_VERSION} with every change, since stored indexes carry it.
 */
const FOLDS: readonly ((character: string) => string)[] = [foldCompatibility, foldCase];

/** Names the set of {@link FOLDS} in stored indexes. */
export const FOLDING_VERSION = 1;

/** Full and half width, ligatures, squared and circled forms: NFKC (Unicode Standard Annex 15). */
function foldCompatibility(character: string): string {
  return character.normalize('NFKC');
}

function foldCase(character: string): string {
  return character.toLowerCase();
}

export interface FoldedText {
  readonly text: string;
  /**
   * Only the code points whose folded form isn't one UTF-16 unit, since all others map one to one:
   * triples of folded start (UTF-16 units), folded length (UTF-16 units), original offset (code
   * points), in text order. Empty for most texts.
   */
  readonly irregular: Uint32Array;
}

const NO_IRREGULAR = new Uint32Array(0);

/**
 * Folds a text for comparison. A lone surrogate stays as it is.
 *
 * @param text any string
 * @returns the folded text with what {@link toOriginalRange} needs to lead back
 */
export function fold(text: string): FoldedText {
  let folded = '';
  /** UTF-16 units of `text` that `folded` already covers. */
  let covered = 0;
  const irregular: number[] = [];
  for (let unit = 0, offset = 0; unit < text.length; offset += 1) {
    const codePoint = text.codePointAt(unit) ?? 0;
    const size = codePoint > 0xffff ? 2 : 1;
    const change = changeOf(codePoint);
    const length = change === null ? size : change.length;
    if (length !== 1) irregular.push(folded.length + unit - covered, length, offset);
    if (change !== null) {
      folded += text.slice(covered, unit) + change;
      covered = unit + size;
    }
    unit += size;
  }
  return {
    text: covered === 0 ? text : folded + text.slice(covered),
    irregular: irregular.length === 0 ? NO_IRREGULAR : Uint32Array.from(irregular),
  };
}

/**
 * The original characters that a stretch of folded text stands for. A stretch that begins or ends
 * inside the folded form of one character (the `g` in `kg`, from ㎏) takes that character whole.
 *
 * @param folded what {@link fold} gave
 * @param start UTF-16 units of the folded text
 * @param end UTF-16 units of the folded text, greater than `start`
 * @returns code points of the original text
 */
export function toOriginalRange(folded: FoldedText, start: number, end: number): TextRange {
  return {
    start: toOriginalOffset(folded, start),
    end: toOriginalOffset(folded, end - 1) + 1,
  };
}

/** Offset (code points) of the original character that the folded unit at `unit` belongs to. */
function toOriginalOffset({ irregular }: FoldedText, unit: number): number {
  let low = 0;
  let high = irregular.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((irregular[middle * 3] ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return unit;
  const [start = 0, length = 0, offset = 0] = irregular.subarray(low * 3 - 3, low * 3);
  const beyond = unit - (start + length);
  return beyond < 0 ? offset : offset + 1 + beyond;
}

/** Folded forms already worked out, for the Basic Multilingual Plane; null stands for no change. */
const changes = new Map<number, string | null>();

/** The folded form of a code point, or null where it is the code point itself. */
function changeOf(codePoint: number): string | null {
  const known = changes.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  const folded = FOLDS.reduce((current, apply) => apply(current), character);
  const change = folded === character ? null : folded;
  if (codePoint <= 0xffff) changes.set(codePoint, change);
  return change;
}
