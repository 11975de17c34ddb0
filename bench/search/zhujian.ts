import { join } from 'node:path';
import { createCorpus } from '../../src/engine/search/corpus.ts';
import { evaluate } from '../../src/engine/search/evaluate/evaluate.ts';
import type { Evaluation } from '../../src/engine/search/evaluate/evaluation.ts';
import type { FoundHit } from '../../src/engine/search/evaluate/tier.ts';
import { openPack, writePack } from '../../src/engine/search/files/pack-file.ts';
import { buildGrams } from '../../src/engine/search/grams/build-grams.ts';
import type { GramIndex } from '../../src/engine/search/grams/gram-index.ts';
import { DeltaPart } from '../../src/engine/search/parts/delta-part.ts';
import { PackPart } from '../../src/engine/search/parts/pack-part.ts';
import { createHitReader } from '../../src/engine/search/results/read-hit.ts';
import { TextBuilder } from '../../src/engine/search/text/build-text.ts';
import type { SearchableDocument, TextStore } from '../../src/engine/search/text/text-store.ts';
import { type SearchHit, searchRequest } from '../../src/shared/search/contract.ts';
import type { Query } from '../../src/shared/search/query.ts';
import { countCodePoints } from '../../src/shared/text/code-points.ts';
import type { Answer, BenchDocument, Engine, Paragraph } from './engine.ts';

const PACK = 'bench.pack';

/** The exact tier alone, as no other engine has more. */
const exactOnly = {
  pinyin: () => [],
  near: () => [],
  suggest: () => [],
};

/**
 * This project's engine: folds the original text itself, and answers with every occurrence, its place
 * in the original and a snippet, where the others name paragraphs.
 */
export class ZhujianEngine implements Engine {
  readonly name = 'Zhujian';
  readonly note =
    'keeps the folded text, what leads back to the original, and every pair’s places; folds while ' +
    'building; counts every hit and reads the first ones with place, path and snippet';
  #store: TextStore | undefined;
  #grams: GramIndex | undefined;
  #pack: PackPart | undefined;
  #delta = new DeltaPart();
  #corpus = createCorpus([], []);
  #order: string[] = [];
  readonly #readHit = createHitReader();
  /** What a list would show; kept, so that reading it can't be optimised away. */
  shown: readonly SearchHit[] = [];

  build(paragraphs: readonly Paragraph[]): void {
    const builder = new TextBuilder();
    for (const document of toDocuments(paragraphs)) builder.add(document);
    const view = builder.view();
    this.#store = { ...view, units: view.units.slice() };
    this.#grams = buildGrams(this.#store.units);
    this.#start();
  }

  save(folder: string): void {
    if (!this.#store || !this.#grams) throw new Error('nothing is built');
    const file = join(folder, PACK);
    writePack(file, `${file}.part`, 1, this.#store, this.#grams);
  }

  load(folder: string): void {
    const pack = openPack(join(folder, PACK));
    this.#store = pack.readText();
    this.#grams = pack.readGrams();
    pack.close();
    this.#start();
  }

  search(query: string, limit: number): Answer {
    const evaluation = this.#evaluate(query);
    const page = evaluation.page(0, limit);
    this.shown = page.map(this.#readHit);
    return { count: evaluation.total, first: page.map(toId) };
  }

  /** One id for each hit, so a paragraph with several comes several times. */
  all(query: string): number[] {
    return this.#evaluate(query).page(0, 0).map(toId);
  }

  add({ doc, paragraphs }: BenchDocument): void {
    this.#delta.add(toDocument(doc, paragraphs));
    this.#order.push(`d${doc}`);
    this.#refresh();
  }

  remove({ doc }: BenchDocument): void {
    const { documents } = this.#delta.store;
    this.#delta.remove(documents.findLastIndex(({ id }) => id === `d${doc}`));
    this.#order = this.#order.filter((id) => id !== `d${doc}`);
    this.#refresh();
  }

  #evaluate(query: string): Evaluation {
    const term = {
      kind: 'text' as const,
      text: query,
      strict: false,
      start: 0,
      end: countCodePoints(query),
    };
    const sought: Query = { groups: [[term]], excluded: [], filters: [], notes: [], phrase: null };
    return evaluate(this.#corpus, sought, searchRequest.parse({ query }), exactOnly);
  }

  #start(): void {
    if (!this.#store || !this.#grams) return;
    this.#pack = new PackPart(this.#store, this.#grams);
    this.#order = this.#store.documents.map(({ id }) => id);
    this.#refresh();
  }

  #refresh(): void {
    const parts = [...(this.#pack ? [this.#pack] : []), this.#delta];
    this.#corpus = createCorpus(
      parts.filter(({ store }) => store.length > 0),
      this.#order,
    );
  }
}

/** The packed corpus holds its paragraphs in order; those that are added come after them. */
function toId({ part, block }: FoundHit): number {
  return part.part instanceof PackPart ? block : -1 - block;
}

function* toDocuments(paragraphs: readonly Paragraph[]): Generator<SearchableDocument> {
  for (let start = 0; start < paragraphs.length; ) {
    const doc = paragraphs[start]?.doc ?? 0;
    let end = start + 1;
    while (end < paragraphs.length && paragraphs[end]?.doc === doc) end += 1;
    yield toDocument(doc, paragraphs.slice(start, end));
    start = end;
  }
}

function toDocument(doc: number, paragraphs: readonly Paragraph[]): SearchableDocument {
  return {
    id: `d${doc}`,
    hash: '',
    title: paragraphs[0]?.text ?? '',
    blocks: paragraphs.map(({ text }, at) => ({ id: `b${at + 1}`, kind: 'paragraph', text })),
  };
}
