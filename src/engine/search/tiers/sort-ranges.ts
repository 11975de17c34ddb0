/** Ranges of a text, their starts and ends in arrays of their own. */
export interface Ranges {
  starts: Uint32Array;
  ends: Uint32Array;
}

/** With one range to so many units of text, marking them all in a map of it is quickest. */
const SPARSE = 2048;

/**
 * Sorts ranges by their starts, in linear time, since there may be a million of them. Of those that
 * start at one place only the longest is left.
 *
 * @param length of the text that they lie in; units
 */
export function sortRanges(ranges: Ranges, length: number): Ranges {
  const { starts, ends } = ranges;
  if (starts.length * SPARSE < length) return keepLongest(sortByDigits(ranges));
  /** A bit for each place where a range of one unit starts, one of two units. */
  const ones = new Uint32Array((length >>> 5) + 1);
  const twos = new Uint32Array((length >>> 5) + 1);
  const others: number[] = [];
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] ?? 0;
    const size = (ends[i] ?? 0) - start;
    const word = start >>> 5;
    if (size === 1) ones[word] = (ones[word] ?? 0) | (1 << (start & 31));
    else if (size === 2) twos[word] = (twos[word] ?? 0) | (1 << (start & 31));
    else others.push(i);
  }
  const longer = keepLongest(
    sortByDigits({
      starts: Uint32Array.from(others, (i) => starts[i] ?? 0),
      ends: Uint32Array.from(others, (i) => ends[i] ?? 0),
    }),
  );
  return keepLongest(merge(longer, readMarks(ones, twos, starts.length - others.length)));
}

/** The ranges marked, in order; of one and two units at the same place the one of two. */
function readMarks(ones: Uint32Array, twos: Uint32Array, most: number): Ranges {
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  let count = 0;
  for (let word = 0; word < ones.length; word += 1) {
    const long = twos[word] ?? 0;
    for (let bits = (ones[word] ?? 0) | long; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      const start = word * 32 + bit;
      starts[count] = start;
      ends[count] = start + 1 + ((long >>> bit) & 1);
      count += 1;
    }
  }
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}

function merge(a: Ranges, b: Ranges): Ranges {
  if (a.starts.length === 0) return b;
  const count = a.starts.length + b.starts.length;
  const merged = { starts: new Uint32Array(count), ends: new Uint32Array(count) };
  for (let i = 0, j = 0; i + j < count; ) {
    const isFirst =
      j >= b.starts.length || (a.starts[i] ?? Number.POSITIVE_INFINITY) <= (b.starts[j] ?? 0);
    const [from, index] = isFirst ? [a, i] : [b, j];
    merged.starts[i + j] = from.starts[index] ?? 0;
    merged.ends[i + j] = from.ends[index] ?? 0;
    if (isFirst) i += 1;
    else j += 1;
  }
  return merged;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

function sortByDigits(ranges: Ranges): Ranges {
  let sorted = ranges;
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) sorted = sortByDigit(sorted, shift);
  return sorted;
}

/** One pass of a radix sort. */
function sortByDigit({ starts, ends }: Ranges, shift: number): Ranges {
  const next = new Uint32Array(DIGITS + 1);
  for (const start of starts) {
    const digit = ((start >>> shift) % DIGITS) + 1;
    next[digit] = (next[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit <= DIGITS; digit += 1) {
    next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
  }
  const sorted = { starts: new Uint32Array(starts.length), ends: new Uint32Array(starts.length) };
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] ?? 0;
    const digit = (start >>> shift) % DIGITS;
    const place = next[digit] ?? 0;
    next[digit] = place + 1;
    sorted.starts[place] = start;
    sorted.ends[place] = ends[i] ?? 0;
  }
  return sorted;
}

/** Makes one of the ranges that start at the same place. */
function keepLongest({ starts, ends }: Ranges): Ranges {
  let kept = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    if (kept > 0 && starts[kept - 1] === start) {
      ends[kept - 1] = Math.max(ends[kept - 1] ?? 0, end);
    } else {
      starts[kept] = start;
      ends[kept] = end;
      kept += 1;
    }
  }
  return { starts: starts.subarray(0, kept), ends: ends.subarray(0, kept) };
}
