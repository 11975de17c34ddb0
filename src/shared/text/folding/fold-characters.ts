import { ELLIPSES } from './families.ts';
import { signOf } from './signs.ts';

/**
 * Folds characters that belong together: one code point, or a base with its combining marks.
 * NFKC (Unicode Standard Annex 15), lower case, then the families of signs. Neither runs nor white
 * space are looked at.
 */
export function foldCharacters(characters: string): string {
  let compatible = '';
  for (const character of characters) compatible += toCompatible(character);
  // Lower case can open what only the capital had no composed form for: J̌ is two, ǰ is one.
  const lower = compatible.normalize('NFC').toLowerCase().normalize('NFC');
  let folded = '';
  for (const character of lower) {
    folded += String.fromCodePoint(signOf(character.codePointAt(0) ?? 0));
  }
  return folded;
}

/**
 * NFKC of one code point, but without making white space, in which the rule for white space would
 * see a gap, out of a mark that has its own width (¨ ￣ ゛), nor several full stops out of one sign.
 */
function toCompatible(character: string): string {
  if (ELLIPSES.includes(character)) return character;
  const compatible = character.normalize('NFKC');
  return compatible.length > 1 && compatible.startsWith(' ') ? character : compatible;
}
