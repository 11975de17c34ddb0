import {
  PINYIN_BEGINNINGS,
  PINYIN_INITIALS,
  PINYIN_SPELLINGS,
  toPlainPinyin,
} from './pinyin-syllables.ts';

/** What stands for one character in a query spelt in pinyin. */
export interface PinyinUnit {
  /**
   * `syllable`: the whole reading of the character. `initial`: its first letter, or zh, ch, sh.
   * `beginning`: more than the initial, of a syllable still being typed; only at the query's end.
   */
  kind: 'syllable' | 'initial' | 'beginning';
  /** Letters a–z with v for ü; of a syllable, its normal form (`lve`, however it was spelt). */
  text: string;
  /** Where the next unit starts. Unit: letters of {@link PinyinReadings.letters}. */
  to: number;
}

/**
 * All ways to read a query as pinyin: a graph from letter 0 to the last. Each path along `units`
 * is a reading, and no path ends early. There may be exponentially many paths, but the graph grows
 * with the letters only.
 */
export interface PinyinReadings {
  /** The query in plain letters, without tones and separators. */
  letters: string;
  /** By the letter where they start: the units that may stand there, longest first. */
  units: readonly (readonly PinyinUnit[])[];
  /** Characters in the shortest and in the longest reading. */
  fewest: number;
  most: number;
}

/** A query's letters, and what the signs between them say of the places there. */
interface Spelling {
  letters: string;
  /** 1 where no unit may run on, by letter. */
  breaks: Uint8Array;
  /** 1 where a tone digit asks for a whole syllable before it, by letter. */
  tones: Uint8Array;
}

const MAX_UNIT_LENGTH = Math.max(...Array.from(PINYIN_SPELLINGS.keys(), ({ length }) => length));
const MIN_LETTERS = 2;

/**
 * Reads a plain query as pinyin: syllables, initials, or both mixed; the last syllable may be
 * unfinished. Lower-case letters, ü or v, tone marks, tone digits 1 to 5 after a syllable; white
 * space and apostrophes part syllables. Takes time in proportion to its length.
 *
 * @param text the query, as `plainText` gives it
 * @returns its readings; null where it can't be pinyin
 */
export function parsePinyin(text: string): PinyinReadings | null {
  const spelling = readSpelling(text);
  if (spelling === null || spelling.letters.length < MIN_LETTERS) return null;
  const { letters } = spelling;
  const units: PinyinUnit[][] = letters.split('').map(() => []);
  /** Fewest and most units from a letter to the end; infinite where the end can't be reached. */
  const fewest = new Float64Array(letters.length + 1).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(letters.length + 1).fill(Number.NEGATIVE_INFINITY);
  fewest[letters.length] = 0;
  most[letters.length] = 0;
  for (let from = letters.length - 1; from >= 0; from -= 1) {
    const all = findUnits(spelling, from);
    const open = all.filter(({ to }) => Number.isFinite(fewest[to]));
    units[from] = open;
    for (const { to } of open) {
      fewest[from] = Math.min(fewest[from] ?? 0, 1 + (fewest[to] ?? 0));
      most[from] = Math.max(most[from] ?? 0, 1 + (most[to] ?? 0));
    }
  }
  if (units[0]?.length === 0) return null;
  return { letters, units: keepReachable(units), fewest: fewest[0] ?? 0, most: most[0] ?? 0 };
}

/**
 * Whether a unit can stand for a character read so.
 *
 * @param reading a syllable in normal form, see `toPlainPinyin`
 */
export function isReadAs(unit: PinyinUnit, reading: string): boolean {
  return unit.kind === 'syllable' ? reading === unit.text : reading.startsWith(unit.text);
}

/**
 * The readings with so many characters, one by one, those with longer units at the start first.
 * There may be very many. Holds a table of characters by letters, so it is meant for short queries;
 * for long ones follow the graph and the text side by side.
 *
 * @param characters how many characters each reading has
 */
export function* listReadings(
  { letters, units }: PinyinReadings,
  characters: number,
): Generator<readonly PinyinUnit[]> {
  if (characters < 1 || characters > letters.length) return;
  /** By units left: 1 at letters from where the end is exactly so many units away. */
  const ends: Uint8Array[] = [new Uint8Array(letters.length + 1)];
  ends[0]?.fill(1, letters.length);
  for (let left = 1; left <= characters; left += 1) {
    const nearer = ends[left - 1];
    ends.push(Uint8Array.from(units, (here) => (here.some(({ to }) => nearer?.[to]) ? 1 : 0)));
  }
  if (!ends[characters]?.[0]) return;
  /** The reading so far, and at each of its letters the number of units already tried. */
  const path: PinyinUnit[] = [];
  const tried: number[] = [0];
  while (tried.length > 0) {
    const depth = path.length;
    const at = path[depth - 1]?.to ?? 0;
    const index = tried[depth] ?? 0;
    const unit = depth < characters ? units[at]?.[index] : undefined;
    if (unit === undefined) {
      if (depth === characters) yield [...path];
      tried.pop();
      path.pop();
    } else {
      tried[depth] = index + 1;
      if (ends[characters - depth - 1]?.[unit.to]) {
        path.push(unit);
        tried.push(0);
      }
    }
  }
}

/** Takes the letters out of a query; null where it holds what pinyin doesn't. */
function readSpelling(text: string): Spelling | null {
  const plain = toPlainPinyin(text.trim());
  if (!/^[a-z][a-z1-5\s'’]*$/.test(plain)) return null;
  const letters = plain.replace(/[^a-z]/g, '');
  const breaks = new Uint8Array(letters.length + 1);
  const tones = new Uint8Array(letters.length + 1);
  let count = 0;
  let afterLetter = false;
  for (const sign of plain) {
    const isLetter = sign >= 'a' && sign <= 'z';
    if (isLetter) {
      count += 1;
    } else {
      breaks[count] = 1;
      if (sign >= '1' && sign <= '5') {
        if (!afterLetter) return null;
        tones[count] = 1;
      }
    }
    afterLetter = isLetter;
  }
  return { letters, breaks, tones };
}

/** The units that can start at a letter, longest first. */
function findUnits({ letters, breaks, tones }: Spelling, from: number): PinyinUnit[] {
  const units: PinyinUnit[] = [];
  for (let to = from + 1; to <= Math.min(letters.length, from + MAX_UNIT_LENGTH); to += 1) {
    const text = letters.slice(from, to);
    const syllable = PINYIN_SPELLINGS.get(text);
    const found: PinyinUnit[] = [];
    if (syllable !== undefined) found.push({ kind: 'syllable', text: syllable, to });
    if (!tones[to]) {
      if (PINYIN_INITIALS.has(text)) found.push({ kind: 'initial', text, to });
      const last = to === letters.length;
      if (last && PINYIN_BEGINNINGS.has(text)) found.push({ kind: 'beginning', text, to });
    }
    units.unshift(...found);
    if (breaks[to]) break;
  }
  return units;
}

/** Drops the units that no path from the first letter comes to. */
function keepReachable(units: readonly PinyinUnit[][]): PinyinUnit[][] {
  const reached = new Uint8Array(units.length + 1);
  reached[0] = 1;
  return units.map((here, from) => {
    if (!reached[from]) return [];
    for (const { to } of here) reached[to] = 1;
    return here;
  });
}
