import { isReadAs, type PinyinUnit } from '../../../shared/search/pinyin-query.ts';
import { fold } from '../../../shared/text/folding.ts';
import { UNITS } from '../grams/gram-index.ts';
import { READINGS_TABLE } from './readings-table.ts';

/**
 * Some folded characters, quick to ask. A folded character has the readings of all the characters
 * that fold to it.
 */
export interface CharacterSet {
  readonly codePoints: ReadonlySet<number>;
  /** One bit for each UTF-16 unit, for members of one unit. */
  readonly bits: Uint32Array;
}

/** The code points, folded, of each syllable; made when first asked for. */
let syllables: Map<string, readonly number[]> | undefined;

function readSyllables(): Map<string, readonly number[]> {
  const read = new Map<string, readonly number[]>();
  for (const line of READINGS_TABLE) {
    for (const [, reading = '', characters = ''] of line.matchAll(/([a-z]+)([^a-z]+)/g)) {
      const folded = Array.from(
        fold(characters).text,
        (character) => character.codePointAt(0) ?? 0,
      );
      read.set(reading, folded);
    }
  }
  return read;
}

/** The characters that one of some units of a query may stand for. */
export function findCharacters(units: readonly PinyinUnit[]): CharacterSet {
  syllables ??= readSyllables();
  const codePoints = new Set<number>();
  for (const [reading, characters] of syllables) {
    if (!units.some((unit) => isReadAs(unit, reading))) continue;
    for (const codePoint of characters) codePoints.add(codePoint);
  }
  return createCharacterSet(codePoints);
}

export function createCharacterSet(codePoints: ReadonlySet<number>): CharacterSet {
  const bits = createBits();
  for (const codePoint of codePoints) if (codePoint < UNITS) setBit(bits, codePoint);
  return { codePoints, bits };
}

export function isIn({ codePoints, bits }: CharacterSet, codePoint: number): boolean {
  return codePoint < UNITS ? hasBit(bits, codePoint) : codePoints.has(codePoint);
}

/** Bits for all UTF-16 units, none set. */
export function createBits(): Uint32Array {
  return new Uint32Array(UNITS / 32);
}

export function setBit(bits: Uint32Array, unit: number): void {
  bits[unit >>> 5] = (bits[unit >>> 5] ?? 0) | (1 << (unit & 31));
}

export function hasBit(bits: Uint32Array, unit: number): boolean {
  return (((bits[unit >>> 5] ?? 0) >>> (unit & 31)) & 1) === 1;
}
