export interface Paragraph {
  /** Place in the corpus, from 0; what engines answer with. */
  readonly id: number;
  /** Place of the paragraph's document in the corpus, from 0. */
  readonly doc: number;
  readonly text: string;
  /** `text` as the project's folding layer gives it; the very same string where that changes nothing. */
  readonly folded: string;
}

/** A document that comes and goes while an engine runs; its ids follow the corpus's. */
export interface BenchDocument {
  readonly doc: number;
  readonly paragraphs: readonly Paragraph[];
}

export interface Answer {
  /** Of all paragraphs that match. */
  readonly count: number;
  /** Ids of the first of them, in the engine's own order. */
  readonly first: ArrayLike<number>;
}

export type Awaitable<T> = T | Promise<T>;

/**
 * What is measured: an engine that finds the paragraphs whose folded text contains a folded query.
 * Built in one process; where it can `load`, loaded and asked in another, as after a restart.
 */
export interface Engine {
  readonly name: string;
  /** How it is set up and what it keeps in memory; stands below the table. */
  readonly note: string;
  /** Indexes the whole corpus. May write to `folder`, which is empty, as it goes. */
  build(paragraphs: readonly Paragraph[], folder: string): Awaitable<void>;
  /** Writes to `folder` what `load` needs and `build` hasn't written; not part of the build time. */
  save?(folder: string): Awaitable<void>;
  load?(folder: string): Awaitable<void>;
  /** The timed question: how many paragraphs match, and which come first. */
  search(query: string, limit: number): Awaitable<Answer>;
  /** Ids of all paragraphs that match, in any order; not timed. */
  all(query: string): Awaitable<ArrayLike<number>>;
  add?(document: BenchDocument): Awaitable<void>;
  remove?(document: BenchDocument): Awaitable<void>;
  close?(): Awaitable<void>;
}
