import { DASHES, ELLIPSES, FULL_STOPS } from './families.ts';
import { foldCharacters } from './fold-characters.ts';
import { SIGN_UNITS } from './signs.ts';

/** What folding has to do about a code point. */
export const kinds = {
  /** Stands for itself or for one other UTF-16 unit. */
  regular: 0,
  /** Becomes several units, or takes two. */
  irregular: 1,
  surrogate: 2,
  space: 3,
  ignorable: 4,
  /** Joins the character before it where they compose: combining marks, vowels of Hangul. */
  mark: 5,
  dash: 6,
  fullStop: 7,
  ellipsis: 8,
  /** Changes somehow; looked at when it first comes up, since few of them ever do. */
  unread: 9,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

const SIZE = SIGN_UNITS.length;

/** Folded unit of every UTF-16 unit of kind `regular`; 0 for all others, U+0000 included. */
export const FOLDED_UNITS = SIGN_UNITS.slice();

const kindOfUnit = new Uint8Array(SIZE);

/** Folded form of the other code points of the Basic Multilingual Plane, as they come up. */
const folds = new Map<number, string>();

/** The same for code points beyond that plane, as they come up. */
const astral = new Map<number, { kind: Kind; folded: string }>();

const MARKS = /[\p{M}\u1161-\u1175\u11a8-\u11c2]/gu;
const MARK = /^\p{M}/u;
const CHANGING = /[\p{Changes_When_NFKC_Casefolded}\p{Changes_When_Lowercased}]/gu;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPACE = /\p{White_Space}/gu;

/** Blocks of which nothing folds otherwise than by its sign: Han extension A, Han, Hangul. */
const PLAIN_BLOCKS = [
  { start: 0x3400, end: 0xa000 },
  { start: 0xac00, end: 0xd7a4 },
  { start: 0xd800, end: 0xe000 },
];

fillTable();

function fillTable(): void {
  const plane = readPlane();
  for (const character of plane.match(CHANGING) ?? []) setKind(character, kinds.unread);
  for (const character of plane.match(MARKS) ?? []) setKind(character, kinds.mark);
  for (const character of DASHES) setKind(character, kinds.dash);
  for (const character of FULL_STOPS) setKind(character, kinds.fullStop);
  for (const character of ELLIPSES) setKind(character, kinds.ellipsis);
  for (const character of plane.match(SPACE) ?? []) setKind(character, kinds.space);
  for (const character of plane.match(IGNORABLE) ?? []) setKind(character, kinds.ignorable);
  kindOfUnit.fill(kinds.surrogate, 0xd800, 0xe000);
  FOLDED_UNITS.fill(0, 0xd800, 0xe000);
}

/** Every code point of the plane but the plain blocks. */
function readPlane(): string {
  let plane = '';
  let start = 0;
  for (const block of [...PLAIN_BLOCKS, { start: SIZE, end: SIZE }]) {
    const length = block.start - start;
    plane += String.fromCharCode(...Array.from({ length }, (_, index) => start + index));
    start = block.end;
  }
  return plane;
}

function setKind(character: string, kind: Kind): void {
  if (character.length > 1) return;
  kindOfUnit[character.charCodeAt(0)] = kind;
  FOLDED_UNITS[character.charCodeAt(0)] = 0;
}

/** @param codePoint any code point, a surrogate included */
export function kindOf(codePoint: number): Kind {
  if (codePoint >= SIZE) return readAstral(codePoint).kind;
  const kind = (kindOfUnit[codePoint] ?? kinds.regular) as Kind;
  return kind === kinds.unread ? readKind(codePoint) : kind;
}

function readKind(unit: number): Kind {
  const folded = foldedFormOf(unit);
  const first = folded.charCodeAt(0);
  if (kindOfUnit[first] === kinds.mark) kindOfUnit[unit] = kinds.mark;
  else if (folded.length > 1) kindOfUnit[unit] = kinds.irregular;
  else {
    kindOfUnit[unit] = kinds.regular;
    FOLDED_UNITS[unit] = first;
  }
  return kindOfUnit[unit] as Kind;
}

/** What a code point becomes by itself; dropped ones and white space are for the caller to know. */
export function foldedFormOf(codePoint: number): string {
  if (codePoint >= SIZE) return readAstral(codePoint).folded;
  const unit = FOLDED_UNITS[codePoint];
  if (unit !== undefined && unit !== 0) return String.fromCharCode(unit);
  if (kindOfUnit[codePoint] === kinds.surrogate) return '\ufffd';
  let folded = folds.get(codePoint);
  if (folded === undefined) {
    folded = foldCharacters(String.fromCharCode(codePoint));
    folds.set(codePoint, folded);
  }
  return folded;
}

function readAstral(codePoint: number): { kind: Kind; folded: string } {
  const known = astral.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  const folded = foldCharacters(character);
  const read = { kind: kindOfAstral(character, folded), folded };
  astral.set(codePoint, read);
  return read;
}

function kindOfAstral(character: string, folded: string): Kind {
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return kinds.ignorable;
  if (MARK.test(folded)) return kinds.mark;
  if (DASHES.includes(character)) return kinds.dash;
  return kinds.irregular;
}

/** Whether it is a unified ideograph, as are most in the block of compatibility; 〇 and 々 too. */
export function isHan(codePoint: number | undefined): boolean {
  if (codePoint === undefined || codePoint < 0x3005) return false;
  if (codePoint >= 0x20000) return codePoint < 0x3fffe;
  return (
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    codePoint === 0x3005 ||
    codePoint === 0x3007 ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff)
  );
}
