import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import type { Answer, BenchDocument, Engine, Paragraph } from '../engine.ts';

/** Terms are made here, for FlexSearch's own encoders lose Chinese text; it only keeps their postings. */
const BETWEEN = '\n';
const TEXT = 'text.json';

/**
 * FlexSearch as a candidate index: characters, pairs of neighbours, and pairs with nothing but signs in
 * between; the rarest term's paragraphs are compared with the query. The most that it can do for exact
 * Chinese search.
 */
export class FlexSearchGramsEngine implements Engine {
  readonly name = 'FlexSearch, 1+2-grams, verified';
  readonly note =
    'an encoder that only splits ready terms, rarest term first, then `includes` on the folded text, ' +
    'which it keeps; a query of signs alone, or one whose rarest term is in an eighth of all ' +
    'paragraphs, is scanned';
  readonly #index = new Index({
    encode: (terms: string) => terms.split(BETWEEN),
    tokenize: 'strict',
    resolution: 1,
    context: false,
    cache: false,
  });
  #texts: string[] = [];

  build(paragraphs: readonly Paragraph[]): void {
    for (const { id, folded } of paragraphs) {
      this.#texts[id] = folded;
      this.#index.add(id, [...termsOf(folded)].join(BETWEEN));
    }
  }

  save(folder: string): void {
    this.#index.export((key: string, data: string) => writeFileSync(join(folder, key), data));
    writeFileSync(join(folder, TEXT), JSON.stringify(this.#texts));
  }

  load(folder: string): void {
    for (const key of readdirSync(folder)) {
      const data = readFileSync(join(folder, key), 'utf8');
      if (key === TEXT) this.#texts = JSON.parse(data) as string[];
      else this.#index.import(key, data);
    }
  }

  search(query: string, limit: number): Answer {
    const ids = this.all(query);
    return { count: ids.length, first: ids.slice(0, limit) };
  }

  all(query: string): number[] {
    const candidates = this.#candidates(query);
    const ids: number[] = [];
    if (candidates === null || candidates.length > this.#texts.length / 8) {
      for (const [id, text] of this.#texts.entries()) if (text?.includes(query)) ids.push(id);
      return ids;
    }
    for (const id of candidates) if (this.#texts[id]?.includes(query)) ids.push(id);
    return ids;
  }

  add({ paragraphs }: BenchDocument): void {
    this.build(paragraphs);
  }

  remove({ paragraphs }: BenchDocument): void {
    for (const { id } of paragraphs) {
      this.#index.remove(id);
      delete this.#texts[id];
    }
  }

  #candidates(query: string): readonly number[] | null {
    let rarest: readonly number[] | null = null;
    for (const term of termsOf(query)) {
      // Unresolved, for a resolved search stops at 100 results, whatever the limit says.
      const [slot] = this.#index.search(term, { resolve: false }).result;
      const ids = (slot ?? []) as readonly number[];
      if (rarest === null || ids.length < rarest.length) rarest = ids;
    }
    return rarest;
  }
}

const SIGN = /[\s\p{P}\p{S}]/u;

function termsOf(folded: string): Set<string> {
  const terms = new Set<string>();
  let before = '';
  let isApart = false;
  for (const character of folded) {
    if (SIGN.test(character)) {
      isApart = true;
      continue;
    }
    terms.add(character);
    if (before !== '') terms.add(before + (isApart ? ' ' : '') + character);
    before = character;
    isApart = false;
  }
  return terms;
}
