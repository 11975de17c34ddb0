/** Searching by reading: always right, and the quickest way through text that isn't indexed. */

/** After a match the next one is looked for so far at hand before the native search is called. */
const NEAR = 64;

/**
 * Calls back with every position where a string stands, ascending.
 *
 * @param units folded text
 * @param query not empty, without block breaks
 * @param from first position to look at
 * @param to end of the stretch; a match must end before it
 * @param each ends the scan by returning false
 */
export function scan(
  units: Uint16Array,
  query: string,
  from: number,
  to: number,
  each: (position: number) => boolean,
): void {
  if (isSelfSimilar(query)) {
    scanLinearly(units, query, from, to, each);
    return;
  }
  const needle = Buffer.from(query, 'utf16le');
  const first = query.charCodeAt(0);
  const last = to - query.length;
  // Buffers look for UTF-16 natively, at the speed of memory; each call has its price, though.
  const bytes = Buffer.from(units.buffer, units.byteOffset, 2 * to);
  let at = from;
  while (at <= last) {
    const near = Math.min(at + NEAR, last + 1);
    let isFound = false;
    for (; at < near && !isFound; at += 1) {
      isFound = units[at] === first && standsAt(units, query, at);
      if (isFound && !each(at)) return;
    }
    if (isFound || at > last) continue;
    const found = bytes.indexOf(needle, 2 * at, 'utf16le');
    if (found < 0) return;
    at = found / 2;
    if (!each(at)) return;
    at += 1;
  }
}

/** Whether a string stands at a position. */
export function standsAt(units: Uint16Array, query: string, position: number): boolean {
  for (let at = 0; at < query.length; at += 1) {
    if (units[position + at] !== query.charCodeAt(at)) return false;
  }
  return true;
}

/** Below this length a comparison that fails late costs little. */
const SHORT = 64;

/**
 * Whether a string repeats itself so much (aaaa…, 的的的…) that in a text of the same kind every
 * position would match for long before it fails, and looking there one by one would take quadratic
 * time: whether some prefix of it is its own beginning again for more than half.
 */
export function isSelfSimilar(query: string): boolean {
  if (query.length < SHORT) return false;
  return bordersOf(query).some((border, at) => at >= SHORT && 2 * border > at);
}

/** Length of the longest proper border of each prefix (Knuth, Morris and Pratt 1977). */
function bordersOf(query: string): Uint32Array {
  const borders = new Uint32Array(query.length);
  let border = 0;
  for (let at = 1; at < query.length; at += 1) {
    const unit = query.charCodeAt(at);
    while (border > 0 && query.charCodeAt(border) !== unit) border = borders[border - 1] ?? 0;
    if (query.charCodeAt(border) === unit) border += 1;
    borders[at] = border;
  }
  return borders;
}

/** Reads every unit once, whatever the text and the string (Knuth, Morris and Pratt 1977). */
function scanLinearly(
  units: Uint16Array,
  query: string,
  from: number,
  to: number,
  each: (position: number) => boolean,
): void {
  const borders = bordersOf(query);
  const { length } = query;
  let matched = 0;
  for (let at = from; at < to; at += 1) {
    const unit = units[at];
    while (matched > 0 && query.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (query.charCodeAt(matched) === unit) matched += 1;
    if (matched < length) continue;
    if (!each(at - length + 1)) return;
    matched = borders[length - 1] ?? 0;
  }
}
