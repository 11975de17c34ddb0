import { readVariants } from '../variants/read-variants.ts';
import {
  DASH,
  DASHES,
  ELLIPSES,
  ELLIPSIS,
  FAMILIES,
  FULL_STOP,
  FULL_STOPS,
  RADICALS,
} from './families.ts';

/**
 * What every UTF-16 unit becomes for its family: the family's sign, the representative of Han
 * variants, or itself. Every character of the Basic Multilingual Plane has its sign there, too.
 */
export const SIGN_UNITS = new Uint16Array(0x10000);

/** The same, as code points, for the characters beyond the plane that have a family. */
const astralSigns = new Map<number, number>();

fillSigns();

function fillSigns(): void {
  for (let unit = 0; unit < SIGN_UNITS.length; unit += 1) SIGN_UNITS[unit] = unit;
  readVariants(setSign);
  for (const [radical = '', character = ''] of RADICALS.map((pair) => [...pair])) {
    setSign(radical.charCodeAt(0), signOf(character.charCodeAt(0)));
  }
  setSigns(DASH, DASHES);
  setSigns(FULL_STOP, FULL_STOPS);
  setSigns(ELLIPSIS, ELLIPSES);
  for (const [sign, members] of FAMILIES) setSigns(sign, members);
}

function setSigns(sign: string, members: string): void {
  for (const member of members) setSign(member.codePointAt(0) ?? 0, sign.charCodeAt(0));
}

function setSign(codePoint: number, sign: number): void {
  if (codePoint < SIGN_UNITS.length) SIGN_UNITS[codePoint] = sign;
  else astralSigns.set(codePoint, sign);
}

/** The code point that stands for this one's family. */
export function signOf(codePoint: number): number {
  return SIGN_UNITS[codePoint] ?? astralSigns.get(codePoint) ?? codePoint;
}
