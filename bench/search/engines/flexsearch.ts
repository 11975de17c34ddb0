import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Charset, type Id, Index } from 'flexsearch';
import type { Answer, BenchDocument, Engine, Paragraph } from '../engine.ts';

class FlexSearchEngine implements Engine {
  readonly name: string;
  readonly note: string;
  readonly #index: Index;
  /** More than there are paragraphs: without a limit it stops at 100, and 0 means 100 too. */
  readonly #limit = 2 ** 31 - 1;

  constructor(name: string, note: string, index: Index) {
    this.name = name;
    this.note = note;
    this.#index = index;
  }

  build(paragraphs: readonly Paragraph[]): void {
    for (const { id, folded } of paragraphs) this.#index.add(id, folded);
  }

  save(folder: string): void {
    this.#index.export((key: string, data: string) => writeFileSync(join(folder, key), data));
  }

  load(folder: string): void {
    for (const key of readdirSync(folder)) {
      this.#index.import(key, readFileSync(join(folder, key), 'utf8'));
    }
  }

  search(query: string, limit: number): Answer {
    const ids = this.#find(query);
    return { count: ids.length, first: ids.slice(0, limit) as number[] };
  }

  all(query: string): number[] {
    return this.#find(query).slice() as number[];
  }

  add({ paragraphs }: BenchDocument): void {
    this.build(paragraphs);
  }

  remove({ paragraphs }: BenchDocument): void {
    for (const { id } of paragraphs) this.#index.remove(id);
  }

  /** The index's own list where the query is one term, so never to be changed. */
  #find(query: string): readonly Id[] {
    return this.#index.search(query, { limit: this.#limit });
  }
}

export function createDefaultFlexSearch(): Engine {
  return new FlexSearchEngine(
    'FlexSearch, defaults',
    '`new Index()`, asked for all results; without the text',
    new Index(),
  );
}

export function createCjkFlexSearch(): Engine {
  return new FlexSearchEngine(
    'FlexSearch, Charset.CJK',
    '`new Index({ encoder: Charset.CJK })`, asked for all results; without the text',
    new Index({ encoder: Charset.CJK }),
  );
}
