import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/shared/text/folding.ts';
import { readCorpus, readLines } from '../corpus.ts';
import type { Paragraph } from './engine.ts';
import { createRandom, sampleQueries, typedQueries } from './queries.ts';

/** What every engine is measured on; its parts lie in `folder` for the processes that measure. */
export interface Workload {
  readonly folder: string;
  readonly documents: number;
  readonly paragraphs: number;
  /** Of all paragraphs in UTF-8. */
  readonly textBytes: number;
  readonly randomQueries: number;
  readonly typedQueries: number;
}

export interface WorkloadOptions {
  readonly folder: string;
  readonly corpus: readonly string[];
  /** Bytes of text. */
  readonly limit: number;
  /** How many random queries. */
  readonly queries: number;
  readonly seed: number;
}

/** Text once where folding changes nothing: document, text, folded text if it differs. */
type StoredParagraph = [doc: number, text: string, folded?: string];

/** Reads and folds the corpus, draws the queries and finds by brute force what each must find. */
export function prepareWorkload(options: WorkloadOptions): Workload {
  const { folder } = options;
  const texts: string[] = [];
  const folded: string[] = [];
  let documents = 0;
  let textBytes = 0;
  const file = openSync(join(folder, 'paragraphs'), 'w');
  for (const { paragraphs } of readCorpus(options.corpus, options.limit)) {
    let lines = '';
    for (const text of paragraphs) {
      const plain = fold(text).text;
      const stored: StoredParagraph = plain === text ? [documents, text] : [documents, text, plain];
      lines += `${JSON.stringify(stored)}\n`;
      texts.push(text);
      folded.push(plain);
      textBytes += Buffer.byteLength(text);
    }
    writeSync(file, lines);
    documents += 1;
  }
  closeSync(file);
  if (texts.length === 0) throw new Error('the corpus has no text');
  const pieces = sampleQueries(texts, options.queries, createRandom(options.seed));
  const queries = [...pieces, ...typedQueries]
    // What is dropped at the end of a piece may leave a space there, which no engine looks for alike.
    .map((query) => fold(query.trim()).text.trim())
    .filter((query) => query !== '');
  writeFileSync(join(folder, 'queries'), JSON.stringify(queries));
  writeExpected(folder, folded, queries);
  return {
    folder,
    documents,
    paragraphs: texts.length,
    textBytes,
    randomQueries: queries.length - typedQueries.length,
    typedQueries: typedQueries.length,
  };
}

/** One `includes` after another rather than any engine's way, so that the judge is nobody's friend. */
function writeExpected(folder: string, paragraphs: readonly string[], queries: readonly string[]) {
  const file = openSync(join(folder, 'expected'), 'w');
  for (const query of queries) {
    const ids: number[] = [];
    for (const [id, text] of paragraphs.entries()) if (text.includes(query)) ids.push(id);
    writeSync(file, Uint32Array.of(ids.length));
    writeSync(file, Uint32Array.from(ids));
  }
  closeSync(file);
}

export function readParagraphs(folder: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of readLines(join(folder, 'paragraphs'))) {
    const [doc, text, folded = text] = JSON.parse(line) as StoredParagraph;
    paragraphs.push({ id: paragraphs.length, doc, text, folded });
  }
  return paragraphs;
}

/** The folded queries. */
export function readQueries(folder: string): string[] {
  return JSON.parse(readFileSync(join(folder, 'queries'), 'utf8')) as string[];
}

/** For each query the ids of the paragraphs that contain it, in order. */
export function readExpected(folder: string): Uint32Array[] {
  const numbers = new Uint32Array(Uint8Array.from(readFileSync(join(folder, 'expected'))).buffer);
  const expected: Uint32Array[] = [];
  for (let at = 0; at < numbers.length; ) {
    const end = at + 1 + (numbers[at] ?? 0);
    expected.push(numbers.subarray(at + 1, end));
    at = end;
  }
  return expected;
}
