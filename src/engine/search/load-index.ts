import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Corpus } from './corpus.ts';
import { createGramIndex, type GramIndex } from './gram-index.ts';
import { decodeIndex, type IndexFault } from './index-file.ts';

/** Whether the stored index serves, or one was built in its place. */
export type IndexOrigin = 'prebuilt' | 'rebuilt';

export interface LoadedIndex {
  index: GramIndex;
  origin: IndexOrigin;
  /** Why the stored index could not serve. */
  fault?: IndexFault;
}

/**
 * Loads the stored index of a corpus, or builds it anew where that can't serve.
 *
 * @param file path of the stored index
 */
export async function loadIndex(corpus: Corpus, file: string): Promise<LoadedIndex> {
  const stored = await readIndex(corpus, file);
  if (typeof stored !== 'string') return { index: stored, origin: 'prebuilt' };
  return { index: await buildIndex(corpus), origin: 'rebuilt', fault: stored };
}

async function readIndex(corpus: Corpus, file: string): Promise<GramIndex | IndexFault> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? 'missing' : 'unreadable';
  }
  return decodeIndex(bytes, corpus);
}

/** Text indexed at one go, some 20 ms of work. Unit: UTF-16 units. */
const SLICE_LENGTH = 20_000;

/** Builds the index of a corpus in slices, between which the thread can answer queries. */
export async function buildIndex(corpus: Corpus): Promise<GramIndex> {
  const index = createGramIndex();
  let sliced = 0;
  for (const [number, block] of corpus.blocks.entries()) {
    index.add(number, block.text);
    sliced += block.text.length;
    if (sliced < SLICE_LENGTH) continue;
    sliced = 0;
    await setImmediate();
  }
  return index;
}
