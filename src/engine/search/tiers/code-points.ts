/** Reading code points in an array of UTF-16 units, both ways. */

/** The code point that begins at a position; NaN beyond the end. */
export function codePointAt(units: Uint16Array, position: number): number {
  const unit = units[position] ?? Number.NaN;
  if (unit < 0xd800 || unit > 0xdbff) return unit;
  return toCodePoint(unit, units[position + 1] ?? 0);
}

/** The code point that ends before a position; NaN at the start. */
export function codePointBefore(units: Uint16Array, position: number): number {
  const unit = units[position - 1] ?? Number.NaN;
  if (unit < 0xdc00 || unit > 0xdfff) return unit;
  return toCodePoint(units[position - 2] ?? 0, unit);
}

/** UTF-16 units of a code point. */
export function sizeOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1;
}

export function toCodePoint(high: number, low: number): number {
  return ((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
}

/** The first UTF-16 unit of a code point: itself, or its high surrogate. */
export function firstUnitOf(codePoint: number): number {
  return codePoint > 0xffff ? 0xd800 + ((codePoint - 0x10000) >> 10) : codePoint;
}

/** The last UTF-16 unit of a code point: itself, or its low surrogate. */
export function lastUnitOf(codePoint: number): number {
  return codePoint > 0xffff ? 0xdc00 + ((codePoint - 0x10000) & 0x3ff) : codePoint;
}

export function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
