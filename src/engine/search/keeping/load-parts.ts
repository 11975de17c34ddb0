import { setImmediate } from 'node:timers/promises';
import type { ReadableDocument } from '../../library/document-reader.ts';
import type { LibraryEntry } from '../../library/library.ts';
import { openPack, PackError, type PackFault } from '../files/pack-file.ts';
import { findPacks, type PackFolderFault } from '../files/pack-folder.ts';
import type { GramIndex } from '../grams/gram-index.ts';
import { PackPart } from '../parts/pack-part.ts';
import { buildStore, TextBuilder } from '../text/build-text.ts';
import type { SearchableDocument, TextStore } from '../text/text-store.ts';

/** A pack in use, and the file that holds it. */
export interface KeptPack {
  part: PackPart;
  /** Null for what no file of the data folder holds. */
  file: string | null;
  /** Reads the index of its pairs, which the text does not wait for. Null once that is done. */
  readGrams: (() => GramIndex) | null;
}

/** A pack whose text has been read. */
export interface LoadedPack {
  store: TextStore;
  file: string;
  readGrams: () => GramIndex;
}

export interface LoadedPacks {
  /** The latest first. */
  packs: LoadedPack[];
  /** Packs that can't serve, to be taken away once others are there in their place. */
  faulty: PackFolderFault[];
  /** The next free generation. */
  next: number;
}

/** Loads the text of the packs in a folder; null has none. */
export function loadPacks(folder: string | null): LoadedPacks {
  if (folder === null) return { packs: [], faulty: [], next: 1 };
  const { packs: found, faults: faulty, next } = findPacks(folder);
  const packs: LoadedPack[] = [];
  for (const { file, pack } of found) {
    try {
      packs.push({ store: pack.readText(), file, readGrams: closing(pack) });
    } catch (error) {
      pack.close();
      if (!(error instanceof PackError)) throw error;
      faulty.push({ file, fault: error.fault });
    }
  }
  return { packs, faulty, next };
}

/**
 * Says which documents of which packs count: of each the latest copy, if it has the wanted text.
 *
 * @param packs the latest first
 * @param wanted the documents of the library
 * @returns the packs, and the documents that none of them has
 */
export function claimDocuments(
  packs: readonly LoadedPack[],
  wanted: readonly LibraryEntry[],
): { packs: KeptPack[]; missing: LibraryEntry[] } {
  const missing = new Map(wanted.map((entry) => [entry.id, entry]));
  const kept = packs.map(({ store, file, readGrams }) => {
    const alive = Uint8Array.from(store.documents, ({ id, hash }) => {
      if (missing.get(id)?.hash !== hash) return 0;
      missing.delete(id);
      return 1;
    });
    return { part: new PackPart(store, null, alive), file, readGrams };
  });
  return { packs: kept, missing: [...missing.values()] };
}

function closing(pack: { readGrams(): GramIndex; close(): void }): () => GramIndex {
  return () => {
    try {
      return pack.readGrams();
    } finally {
      pack.close();
    }
  };
}

export interface BundledPack {
  pack: KeptPack;
  /** Why the file could not serve, so that the pack was made here. */
  fault?: PackFault;
}

/** Loads the pack of the bundled articles, or makes it where the file can't serve. */
export function loadBundled(file: string, documents: readonly SearchableDocument[]): BundledPack {
  try {
    const pack = openPack(file);
    try {
      const store = pack.readText();
      if (!holds(store, documents)) throw new PackError('other-documents');
      const part = new PackPart(store, pack.readGrams());
      return { pack: { part, file: null, readGrams: null } };
    } finally {
      pack.close();
    }
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const part = new PackPart(buildStore(documents));
    return { pack: { part, file: null, readGrams: null }, fault: error.fault };
  }
}

function holds(store: TextStore, documents: readonly SearchableDocument[]): boolean {
  return (
    store.documents.length === documents.length &&
    store.documents.every(
      ({ id, hash }, i) => id === documents[i]?.id && hash === documents[i]?.hash,
    )
  );
}

/** Text folded at one go, some 10 ms of work. Unit: UTF-16 units. */
const SLICE = 150_000;

/** Folds documents in slices, between which the thread can do other work. */
export async function foldDocuments(documents: Iterable<ReadableDocument>): Promise<TextBuilder> {
  const builder = new TextBuilder();
  let sliceEnd = SLICE;
  for (const document of documents) {
    builder.add(document);
    if (builder.length < sliceEnd) continue;
    sliceEnd = builder.length + SLICE;
    await setImmediate();
  }
  return builder;
}
