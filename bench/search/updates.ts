import type { BenchDocument, Engine, Paragraph } from './engine.ts';
import type { Figures } from './figures.ts';
import { createRandom, pickNumber, type Random } from './queries.ts';

const DOCUMENTS = 200;
/** Bytes (UTF-8) of a document. */
const SIZE = 15_000;
/** Milliseconds after which no further document is added. */
const BUDGET = 120_000;

/** Adds documents drawn from the corpus one by one, each removed again before the next. */
export async function measureUpdates(
  engine: Engine,
  corpus: readonly Paragraph[],
  seed: number,
): Promise<Partial<Figures>> {
  if (!engine.add || !engine.remove) return {};
  const random = createRandom(seed);
  const addTimes: number[] = [];
  const removeTimes: number[] = [];
  let staleUpdates = 0;
  const end = performance.now() + BUDGET;
  for (let number = 0; number < DOCUMENTS && performance.now() < end; number += 1) {
    const document = composeDocument(corpus, number, random);
    const mark = document.paragraphs[0]?.folded ?? '';
    const adding = performance.now();
    await engine.add(document);
    addTimes.push(performance.now() - adding);
    const added = (await engine.all(mark)).length;
    const removing = performance.now();
    await engine.remove(document);
    removeTimes.push(performance.now() - removing);
    if (added === 0 || (await engine.all(mark)).length > 0) staleUpdates += 1;
  }
  return { addTimes, removeTimes, staleUpdates };
}

/** A document of paragraphs that the corpus has too, after a first one that it hasn't. */
function composeDocument(
  corpus: readonly Paragraph[],
  number: number,
  random: Random,
): BenchDocument {
  const doc = (corpus.at(-1)?.doc ?? 0) + 1 + number;
  const mark = `龘${String.fromCodePoint(0x4e00 + number)}龘`;
  const paragraphs: Paragraph[] = [];
  let id = corpus.length + number * SIZE;
  for (let size = 0; size < SIZE; id += 1) {
    const drawn = corpus[pickNumber(random, corpus.length)];
    const { text, folded } =
      paragraphs.length === 0 || !drawn ? { text: mark, folded: mark } : drawn;
    paragraphs.push({ id, doc, text, folded });
    size += Buffer.byteLength(text);
  }
  return { doc, paragraphs };
}
