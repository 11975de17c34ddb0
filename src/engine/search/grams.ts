/** Names the rule below in stored indexes; raise it with every change to what becomes a gram. */
export const GRAM_RULE_VERSION = 1;

/**
 * Separators in a folded text: ASCII and Latin-1 signs, general punctuation, CJK punctuation without
 * the letters and numerals among it (々〆〇 〡–〩 〱–〵 〸–〼). They are spelled out, for `\p{P}` would
 * differ between the Unicode versions of two runtimes; a sign that is missing costs only its grams.
 */
const SEPARATORS = collectCharacters([
  [0x0000, 0x002f],
  [0x003a, 0x0040],
  [0x005b, 0x0060],
  [0x007b, 0x00bf],
  [0x00d7, 0x00d7],
  [0x00f7, 0x00f7],
  [0x2000, 0x206f],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0x302a, 0x3030],
  [0x3036, 0x3037],
  [0x303d, 0x303f],
]);

/** Stands between the two characters of a gram that reaches across separators. */
const ACROSS = ' ';

/**
 * The grams of a folded text, each once: every code point that isn't a separator, every adjacent
 * pair of them, and every pair with nothing but separators in between.
 *
 * Each gram depends only on the stretch of text that it covers, so the grams of any part of a text
 * are among the grams of the whole: that is what makes the index lose nothing. Documents and queries
 * must both come through here.
 *
 * @param folded text as `fold` gives it
 */
export function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  let previous = '';
  let separated = false;
  for (const character of folded) {
    if (SEPARATORS.has(character)) {
      separated = true;
      continue;
    }
    grams.add(character);
    if (previous !== '') grams.add(previous + (separated ? ACROSS : '') + character);
    previous = character;
    separated = false;
  }
  return grams;
}

function collectCharacters(ranges: readonly (readonly [first: number, last: number])[]) {
  const characters = new Set<string>();
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code += 1) characters.add(String.fromCodePoint(code));
  }
  return characters;
}
