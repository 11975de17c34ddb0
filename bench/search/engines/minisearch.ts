import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import type { Answer, BenchDocument, Engine, Paragraph } from '../engine.ts';
import { splitQuery, splitText } from './grams.ts';

const options: Options<Paragraph> = {
  fields: ['folded'],
  tokenize: splitText,
  processTerm: (term) => term,
  searchOptions: { tokenize: splitQuery, combineWith: 'AND' },
};

export class MiniSearchEngine implements Engine {
  readonly name = 'MiniSearch, 1+2-grams';
  readonly note =
    'all terms required, a query’s pairs only; its own ranking is part of every answer; without the text';
  #index = new MiniSearch<Paragraph>(options);

  build(paragraphs: readonly Paragraph[]): void {
    this.#index.addAll(paragraphs);
  }

  save(folder: string): void {
    writeFileSync(join(folder, 'index.json'), JSON.stringify(this.#index));
  }

  load(folder: string): void {
    this.#index = MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), options);
  }

  search(query: string, limit: number): Answer {
    const results = this.#index.search(query);
    return { count: results.length, first: results.slice(0, limit).map(({ id }) => id as number) };
  }

  all(query: string): number[] {
    return this.#index.search(query).map(({ id }) => id as number);
  }

  add({ paragraphs }: BenchDocument): void {
    this.#index.addAll(paragraphs);
  }

  /** As its documentation recommends: marked as gone, cleared away in the background. */
  remove({ paragraphs }: BenchDocument): void {
    this.#index.discardAll(paragraphs.map(({ id }) => id));
  }
}
