import { CUT_LINKS, FURTHER_CLASSES } from './exceptions.ts';

/** opencc's dictionaries of single characters, as opencc-js has them: `from to to …|from to …`. */
const DICTIONARIES = [
  'STCharacters',
  'TSCharacters',
  'TWVariants',
  'TWVariantsRev',
  'HKVariants',
  'HKVariantsRev',
  'JPShinjitaiCharacters',
  'JPShinjitaiCharactersRev',
];

/** Two characters that are variants of each other. */
export type Link = readonly [string, string];

export interface Dictionaries {
  links: readonly Link[];
  /** The simplified form of a traditional character, or the usual form of a rare one. */
  usual: ReadonlyMap<string, string>;
}

/**
 * Reads the links between variants out of opencc-js, with the exceptions applied. Compatibility
 * ideographs stand as the unified ones that they are to NFKC.
 *
 * @throws Error where a dictionary isn't as expected, or a link to be cut isn't there any more
 */
export async function readDictionaries(): Promise<Dictionaries> {
  const links: Link[] = [];
  const usual = new Map<string, string>();
  const unused = new Set(CUT_LINKS);
  for (const name of DICTIONARIES) {
    for (const [from, ...forms] of await readDictionary(name)) {
      if (from === undefined) continue;
      if (name === 'TSCharacters' && forms[0] !== undefined) usual.set(from, forms[0]);
      for (const to of forms) {
        const cut = CUT_LINKS.find((link) => link === from + to || link === to + from);
        if (cut !== undefined) unused.delete(cut);
        else if (from !== to) links.push([from, to]);
      }
    }
  }
  if (unused.size > 0) throw new Error(`no dictionary links ${[...unused].join(', ')}`);
  for (const [first = '', ...others] of FURTHER_CLASSES.map((members) => [...members])) {
    for (const other of others) {
      links.push([first, other]);
      if (!usual.has(other)) usual.set(other, usual.get(first) ?? first);
    }
  }
  return { links, usual };
}

async function readDictionary(name: string): Promise<string[][]> {
  const loaded: { default: unknown } = await import(`opencc-js/dict/${name}`);
  if (typeof loaded.default !== 'string') throw new Error(`${name} is no packed dictionary`);
  const entries = loaded.default.split('|').map((entry) => entry.normalize('NFKC').split(' '));
  const longer = entries.flat().find((form) => [...form].length !== 1);
  if (longer !== undefined)
    throw new Error(`${name} has an entry of several characters: ${longer}`);
  return entries;
}
