/** Start and end in UTF-16 units. */
export type UnitRange = readonly [start: number, end: number];

/**
 * Every place where a text reads as another, code point by code point, overlapping places included.
 *
 * @param wanted not empty
 */
export function findStrictly(text: string, wanted: string): UnitRange[] {
  const found: UnitRange[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    // Half of a surrogate pair is no code point.
    if (!isInsidePair(text, at) && !isInsidePair(text, end)) found.push([at, end]);
  }
  return found;
}

function isInsidePair(text: string, unit: number): boolean {
  return unit > 0 && (text.codePointAt(unit - 1) ?? 0) > 0xffff;
}

const CORES = /\p{Script=Han}+|[A-Za-z0-9]+(?=\p{Script=Han})|[A-Za-z0-9]+(?=[A-Za-z0-9])/gu;

/**
 * The longest stretch of a text that folds the same wherever the text stands, so that searching the
 * folded text for it leaves out nothing: a run of Han characters, or of ASCII letters and digits,
 * whose last one may be joined by a combining mark and so doesn't count where no Han follows.
 *
 * @returns null where there is none
 */
export function findSafeCore(text: string): string | null {
  let core: string | null = null;
  for (const [run] of text.matchAll(CORES)) {
    if (run.length > (core?.length ?? 0)) core = run;
  }
  return core;
}
