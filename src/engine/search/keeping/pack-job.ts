import { writePack } from '../files/pack-file.ts';
import { buildGrams } from '../grams/build-grams.ts';
import type { GramIndex } from '../grams/gram-index.ts';
import { TextBuilder } from '../text/build-text.ts';
import type { TextStore } from '../text/text-store.ts';

/** Documents to be made into one pack. Runs in a thread of its own: see `packer.ts`. */
export interface PackJob {
  sources: TextStore[];
  /** In the order wanted: number of a source, and of a document in it. */
  documents: [source: number, document: number][];
  generation: number;
  /** Where to write it; null to keep it in memory only. */
  target: { file: string; draft: string } | null;
}

export interface PackResult {
  store: TextStore;
  grams: GramIndex;
  /** Why the file could not be written; the pack serves all the same. */
  failure?: string;
}

/** Copies the documents together, indexes them and writes the file. */
export function runPackJob({ sources, documents, generation, target }: PackJob): PackResult {
  const builder = new TextBuilder();
  for (const [source, document] of documents) {
    const store = sources[source];
    const stored = store?.documents[document];
    if (store && stored) builder.copy(store, stored);
  }
  const store = trim(builder.view());
  const grams = buildGrams(store.units);
  if (target === null) return { store, grams };
  try {
    writePack(target.file, target.draft, generation, store, grams);
    return { store, grams };
  } catch (error) {
    return { store, grams, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** The same store in memory of its exact size. */
function trim(store: TextStore): TextStore {
  const { spans, substitutions } = store;
  return {
    ...store,
    units: store.units.slice(0, store.length),
    blockStarts: store.blockStarts.slice(),
    blockKinds: store.blockKinds.slice(),
    runIns: store.runIns.slice(),
    spans: { ...spans, fields: spans.fields.slice(), originals: spans.originals.slice() },
    substitutions: {
      count: substitutions.count,
      offsets: substitutions.offsets.slice(),
      originals: substitutions.originals.slice(),
      pages: substitutions.pages.slice(),
    },
  };
}

/** The memory of a result, to be handed over instead of copied. */
export function buffersOf({ store, grams }: PackResult): ArrayBuffer[] {
  const { spans, substitutions } = store;
  return [
    store.units,
    store.blockStarts,
    store.blockKinds,
    store.runIns,
    spans.fields,
    spans.originals,
    substitutions.offsets,
    substitutions.originals,
    substitutions.pages,
    grams.firsts,
    grams.seconds,
    grams.offsets,
    grams.lists,
  ].map((items) => items.buffer as ArrayBuffer);
}
