/**
 * Stored offsets count Unicode code points (W3C Web Annotation Data Model, 4.2.5); JavaScript and
 * the DOM count UTF-16 units. These functions are the only bridge between the two. A lone surrogate
 * counts as one code point, as string iteration has it, so every string round-trips.
 */

/** Number of code points in `text`. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let unit = 0; unit < text.length; unit += unitsAt(text, unit)) count += 1;
  return count;
}

/**
 * Code points before a UTF-16 index. An index inside a surrogate pair counts as its start.
 *
 * @param text the text
 * @param unitIndex UTF-16 units; clamped to the text
 */
export function toCodePointOffset(text: string, unitIndex: number): number {
  const limit = Math.min(unitIndex, text.length);
  let count = 0;
  let unit = 0;
  while (unit < limit) {
    const size = unitsAt(text, unit);
    if (unit + size > limit) break;
    unit += size;
    count += 1;
  }
  return count;
}

/**
 * UTF-16 index of a code point offset.
 *
 * @param text the text
 * @param offset code points; clamped to the text
 */
export function toUnitIndex(text: string, offset: number): number {
  let unit = 0;
  for (let count = 0; count < offset && unit < text.length; count += 1) unit += unitsAt(text, unit);
  return unit;
}

/** The part of `text` from `start` to `end`, both in code points, as `slice` would give it in units. */
export function sliceCodePoints(text: string, start: number, end?: number): string {
  const from = toUnitIndex(text, start);
  if (end === undefined) return text.slice(from);
  return text.slice(from, from + toUnitIndex(text.slice(from), Math.max(0, end - start)));
}

/** UTF-16 units of the code point that begins at `unit`. */
function unitsAt(text: string, unit: number): 1 | 2 {
  const codePoint = text.codePointAt(unit);
  return codePoint !== undefined && codePoint > 0xffff ? 2 : 1;
}
