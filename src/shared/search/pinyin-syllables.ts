/**
 * The syllables of standard Chinese as Hanyu Pinyin spells them (GB/T 16159), by initial and final,
 * without tones. `v` stands for ü; after j, q, x and y, where no u is possible, it is written u.
 */
const FINALS: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou m n ng',
  b: 'a ai an ang ao ei en eng i ian iang iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ia ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie in ing iu ong ou u uan uang ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng m ng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a ai an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};

/** Other spellings of a syllable, as input methods take them. */
const OTHER_SPELLINGS: readonly (readonly [string, string])[] = [
  ['lue', 'lve'],
  ['nue', 'nve'],
];

const syllables = Object.entries(FINALS).flatMap(([initial, finals]) =>
  finals.split(' ').map((final) => initial + final),
);

/** Every syllable in its normal form: letters a–z, v for ü, no tone. */
export const PINYIN_SYLLABLES: ReadonlySet<string> = new Set(syllables);

/** Each way to spell a syllable, with its normal form. */
export const PINYIN_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...syllables.map((syllable): [string, string] => [syllable, syllable]),
  ...OTHER_SPELLINGS,
]);

/** What one types for a whole character: its initial, or the first letter where it has none. */
export const PINYIN_INITIALS: ReadonlySet<string> = new Set([
  ...Object.keys(FINALS).filter((initial) => initial !== ''),
  ...['a', 'e', 'o'],
]);

/** Proper beginnings of syllables, longer than an initial. Syllables without a vowel give none. */
export const PINYIN_BEGINNINGS: ReadonlySet<string> = new Set(
  syllables
    .filter((syllable) => /[aeiouv]/.test(syllable))
    .flatMap((syllable) => Array.from(syllable, (_, length) => syllable.slice(0, length)))
    .filter((beginning) => beginning !== '' && !PINYIN_INITIALS.has(beginning)),
);

/**
 * Writes pinyin with plain letters: ü and tone marks go, v stands for ü, `jv qv xv yv` become
 * `ju qu xu yu`, ê becomes e. What isn't pinyin stays, decomposed (NFD). `lǜ` gives `lv`, `ê̌` gives `e`.
 */
export function toPlainPinyin(text: string): string {
  return text
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/e\u0302/g, 'e')
    .replace(/([aeiouvmn])[\u0300\u0301\u0304\u030c]/g, '$1')
    .replace(/([jqxy])v/g, '$1u');
}
