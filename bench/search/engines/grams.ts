/** Ends a single character's term, so that it isn't the beginning of all the pairs'. */
const SINGLE = '\u0001';

/**
 * The terms of a text for engines that index words: its characters and its pairs of neighbours,
 * marks included, not across white space.
 *
 * @param text folded
 */
export function splitText(text: string): string[] {
  const terms: string[] = [];
  for (const word of text.split(' ')) {
    let before = '';
    for (const character of word) {
      terms.push(character + SINGLE);
      if (before !== '') terms.push(before + character);
      before = character;
    }
  }
  return terms;
}

/**
 * The terms that a query needs, each once: the pairs, since they imply their characters, and the
 * characters that stand alone.
 *
 * @param query folded
 */
export function splitQuery(query: string): string[] {
  const terms = new Set<string>();
  for (const word of query.split(' ')) {
    const characters = Array.from(word);
    for (const [at, character] of characters.entries()) {
      const after = characters[at + 1];
      if (after !== undefined) terms.add(character + after);
      else if (at === 0) terms.add(character + SINGLE);
    }
  }
  return [...terms];
}
