import { codePointAt, codePointBefore, sizeOf } from './code-points.ts';

/** Compares what stands beside a place of the text with a string, away from the place. */
export interface EditComparison {
  /**
   * Calls back with how far each stretch reaches that begins at the place and is exactly one edit
   * away from the string: one code point put in, left out, replaced, or two neighbours swapped.
   *
   * @param position the place
   * @param add takes where the stretch ends that is away from the place
   */
  compare(position: number, add: (position: number) => void): void;
}

/**
 * @param units folded text; stretches stay within their block
 * @param wanted code points of the string, in the order in which they are come by from the place
 * @param direction 1 for the string that follows a place, -1 for the one before it
 * @param blockBreak the unit that ends a block
 */
export function createEditComparison(
  units: Uint16Array,
  wanted: readonly number[],
  direction: 1 | -1,
  blockBreak: number,
): EditComparison {
  /** The code points beside the place, one more than wanted, and where each one ends. */
  const found = new Uint32Array(wanted.length + 1);
  const ends = new Uint32Array(wanted.length + 1);
  let count = 0;

  function read(position: number): void {
    let at = position;
    for (count = 0; count < found.length; count += 1) {
      const codePoint = direction === 1 ? codePointAt(units, at) : codePointBefore(units, at);
      if (Number.isNaN(codePoint) || codePoint === blockBreak) return;
      at += direction * sizeOf(codePoint);
      found[count] = codePoint;
      ends[count] = at;
    }
  }

  /** Whether the string from `i` on is what is found from `j` on, to the string's end. */
  function agrees(i: number, j: number): boolean {
    if (j + wanted.length - i > count) return false;
    for (let step = 0; i + step < wanted.length; step += 1) {
      if (wanted[i + step] !== found[j + step]) return false;
    }
    return true;
  }

  function compare(position: number, add: (position: number) => void): void {
    read(position);
    let first = 0;
    while (first < wanted.length && first < count && wanted[first] === found[first]) first += 1;
    // Where nothing differs, the whole is found, which is no near miss.
    if (first === wanted.length) return;
    const endOf = (length: number) => (length === 0 ? position : (ends[length - 1] ?? position));
    const isSwapped =
      wanted[first] === found[first + 1] &&
      wanted[first + 1] === found[first] &&
      agrees(first + 2, first + 2) &&
      first + 1 < count;
    if ((first < count && agrees(first + 1, first + 1)) || isSwapped) add(endOf(wanted.length));
    if (agrees(first, first + 1)) add(endOf(wanted.length + 1));
    if (agrees(first + 1, first)) add(endOf(wanted.length - 1));
  }

  return { compare };
}
