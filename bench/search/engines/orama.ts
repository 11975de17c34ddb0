import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insert, load, remove, save, search, type Tokenizer } from '@orama/orama';
import type { Answer, BenchDocument, Engine, Paragraph } from '../engine.ts';
import { splitQuery, splitText } from './grams.ts';

const tokenizer: Tokenizer = {
  language: 'zhujian',
  normalizationCache: new Map(),
  /** Text comes with the property that it belongs to, a query with none. */
  tokenize: (raw, _language, property) =>
    property === undefined ? splitQuery(raw) : [...new Set(splitText(raw))],
};

function createIndex() {
  return create({
    schema: { text: 'string' },
    sort: { enabled: false },
    components: { tokenizer },
  });
}

export class OramaEngine implements Engine {
  readonly name = 'Orama, 1+2-grams';
  readonly note =
    '`threshold: 0` (all terms required), a query’s pairs only; its own ranking is part of every answer; keeps the text';
  readonly #index = createIndex();
  #size = 0;

  async build(paragraphs: readonly Paragraph[]): Promise<void> {
    for (const { id, folded } of paragraphs) {
      // A promise per paragraph would be slower than inserting is.
      const inserted = insert(this.#index, { id: String(id), text: folded });
      if (inserted instanceof Promise) await inserted;
    }
    this.#size += paragraphs.length;
  }

  save(folder: string): void {
    const stored = { size: this.#size, index: save(this.#index) };
    writeFileSync(join(folder, 'index.json'), JSON.stringify(stored));
  }

  load(folder: string): void {
    const { size, index } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    this.#size = size;
    load(this.#index, index);
  }

  async search(query: string, limit: number): Promise<Answer> {
    const { count, hits } = await search(this.#index, { term: query, threshold: 0, limit });
    return { count, first: hits.map(({ id }) => Number(id)) };
  }

  async all(query: string): Promise<ArrayLike<number>> {
    return (await this.search(query, this.#size)).first;
  }

  add({ paragraphs }: BenchDocument): Promise<void> {
    return this.build(paragraphs);
  }

  async remove({ paragraphs }: BenchDocument): Promise<void> {
    for (const { id } of paragraphs) await remove(this.#index, String(id));
    this.#size -= paragraphs.length;
  }
}
