import { setImmediate } from 'node:timers/promises';
import type { SearchStatus } from '../../../shared/search/contract.ts';
import { openDocumentReader } from '../../library/document-reader.ts';
import type { LibraryEntry } from '../../library/library.ts';
import { type Corpus, createCorpus } from '../corpus.ts';
import { choosePacksToMerge } from '../files/compaction.ts';
import { PackError, type PackFault } from '../files/pack-file.ts';
import { removePack } from '../files/pack-folder.ts';
import { buildGrams } from '../grams/build-grams.ts';
import { DeltaPart } from '../parts/delta-part.ts';
import { PackPart } from '../parts/pack-part.ts';
import type { Part } from '../parts/part.ts';
import type { SearchableDocument } from '../text/text-store.ts';
import {
  claimDocuments,
  foldDocuments,
  type KeptPack,
  loadBundled,
  loadPacks,
} from './load-parts.ts';
import { packParts } from './pack-parts.ts';
import type { Packer } from './packer.ts';

export interface KeeperOptions {
  /** Path of library.db; null where only bundled documents are searched. */
  libraryFile: string | null;
  /** Folder of the packs; null where there is none. */
  folder: string | null;
  /** Whether packs may be written there. */
  isWritable: boolean;
  /** Path of the pack of the bundled documents. */
  bundledPack: string;
  bundled: readonly SearchableDocument[];
  /** All documents of the library in order, the bundled ones included. Packs are read meanwhile. */
  library: readonly LibraryEntry[] | Promise<readonly LibraryEntry[]>;
  packer: Packer;
  onStatus(status: SearchStatus): void;
  /** Length at which a delta is put into a pack; 2^20 if left out. Unit: UTF-16 units of folded text. */
  sealLength?: number;
  /** The same for when nothing has come for a while; 2^16 if left out. */
  restLength?: number;
  /** How long that is; 10,000 if left out. Unit: milliseconds. */
  rest?: number;
}

/** How loading went. */
export interface LoadReport {
  /** Whether the stored packs serve, or some had to be made anew. */
  origin: 'prebuilt' | 'rebuilt';
  fault?: PackFault;
  documents: number;
  blocks: number;
  /** Number of different pairs, summed over the packs. */
  grams: number;
  /** Why packs could not be saved. */
  unsaved?: string;
}

/** Lets the event loop go round once, so that messages that have come are answered. */
async function yieldToMessages(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** A delta of this length is put into a pack. Unit: UTF-16 units of folded text. */
const SEAL_LENGTH = 1 << 20;
/** A delta of this length is put into a pack when nothing has come for a while. */
const REST_LENGTH = 1 << 16;
/** Unit: milliseconds. */
const REST = 10_000;

/**
 * Keeps everything that is searched up to date with the library: loads packs, takes in what comes,
 * lets go of what goes, and puts things into packs in the background. What is on the disk is a copy
 * of the library in another form: whatever is wrong with it, the library is read instead.
 */
export class CorpusKeeper {
  /** What is searched now. A new object after every change. */
  corpus: Corpus = createCorpus([], []);
  readonly #options: KeeperOptions;
  /** Hash of each document by its id, in the library's order. */
  #library = new Map<string, string>();
  #packs: KeptPack[] = [];
  #delta = new DeltaPart();
  /** Deltas that are being put into a pack. */
  #sealing: DeltaPart[] = [];
  #generation = 1;
  #state: SearchStatus['state'] = 'loading';
  #packing: Promise<void> | undefined;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #fault: PackFault | undefined;
  #unsaved: string | undefined;
  /** Packing failed; it is not tried again before the next start. */
  #hasGivenUp = false;
  /** The delta is to be put into a pack, short as it is. */
  #mustSeal = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Loads all text. Searching is right from then on, and quick after {@link loadIndex}. */
  async loadText(): Promise<void> {
    const { bundled, bundledPack, folder, libraryFile } = this.#options;
    const isBundled = new Set(bundled.map(({ id }) => id));
    const { pack, fault } = loadBundled(bundledPack, bundled);
    this.#fault = fault;
    const loaded = loadPacks(folder);
    const library = await this.#options.library;
    this.#library = new Map(library.map(({ id, hash }) => [id, hash]));
    const stored = library.filter(({ id }) => !isBundled.has(id));
    const { packs, missing } = claimDocuments(loaded.packs, stored);
    this.#packs = [pack, ...packs];
    this.#generation = loaded.next;
    for (const { file, fault } of loaded.faulty) {
      this.#fault ??= fault;
      if (file !== null && this.#options.isWritable) removePack(file);
    }
    if (missing.length > 0 && libraryFile !== null) await this.#readMissing(libraryFile, missing);
    this.#refresh();
  }

  /** Loads or makes the index of all text. */
  async loadIndex(): Promise<LoadReport> {
    this.#setState('building');
    for (const pack of this.#packs) {
      if (pack.readGrams === null) continue;
      // Who has been waiting for the text gets an answer first.
      await yieldToMessages();
      try {
        pack.part.grams = pack.readGrams();
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        this.#fault ??= error.fault;
      }
      pack.readGrams = null;
      this.#tellStatus();
    }
    // Bundled articles are few: sorting them takes less than starting a thread.
    const [bundled] = this.#packs;
    if (bundled)
      bundled.part.grams ??= buildGrams(
        bundled.part.store.units.slice(0, bundled.part.store.length),
      );
    await this.settle();
    this.#setState('ready');
    this.#scheduleSealing();
    return this.report();
  }

  /** What is there now. */
  report(): LoadReport {
    return {
      origin: this.#fault === undefined ? 'prebuilt' : 'rebuilt',
      ...(this.#fault && { fault: this.#fault }),
      documents: this.#library.size,
      blocks: this.corpus.parts.reduce((sum, { part }) => sum + countBlocks(part), 0),
      grams: this.#packs.reduce((sum, { part }) => sum + (part.grams?.seconds.length ?? 0), 0),
      ...(this.#unsaved !== undefined && { unsaved: this.#unsaved }),
    };
  }

  /**
   * Takes in a change of the library.
   *
   * @param id of the document that came, was replaced or went
   * @param document as it is now; undefined when it went
   */
  change(id: string, document?: SearchableDocument): void {
    const place = this.corpus.find(id);
    const part = [...this.#parts()].find((each) => each === place?.part.part);
    if (place && part) {
      part.remove(place.document);
      const { hash } = part.store.documents[place.document] ?? {};
      // The hash is that of the text alone. At the next start the copy with the old headings and
      // title would count again, were the new one not in a later pack.
      if (hash === document?.hash && part instanceof PackPart) this.#mustSeal = true;
    }
    if (document) this.#delta.add(document);
    if (document) this.#library.set(id, document.hash);
    else this.#library.delete(id);
    this.#refresh();
    this.#scheduleSealing();
  }

  /** Resolves when nothing is left to be packed for now. */
  async settle(): Promise<void> {
    this.#startPacking();
    while (this.#packing) await this.#packing;
  }

  *#parts(): Generator<PackPart | DeltaPart> {
    for (const { part } of this.#packs) yield part;
    yield* this.#sealing;
    yield this.#delta;
  }

  #refresh(): void {
    this.corpus = createCorpus(
      [...this.#parts()].filter((part) => part.store.documents.length > 0),
      [...this.#library.keys()],
    );
    this.#tellStatus();
  }

  async #readMissing(libraryFile: string, missing: readonly LibraryEntry[]): Promise<void> {
    const reader = openDocumentReader(libraryFile);
    try {
      const builder = await foldDocuments(reader.read(missing.map(({ id }) => id)));
      if (builder.length <= this.#restLength) this.#delta = new DeltaPart(builder);
      else this.#packs.push({ part: new PackPart(builder.view()), file: null, readGrams: null });
    } finally {
      reader.close();
    }
  }

  get #restLength(): number {
    return this.#options.restLength ?? REST_LENGTH;
  }

  #scheduleSealing(): void {
    clearTimeout(this.#restTimer);
    // Until the index is loaded, the packs that have theirs can't be told from those that need one.
    if (this.#state !== 'ready') return;
    if (this.#isSealingDue()) this.#startPacking();
    else this.#restTimer = setTimeout(() => this.#rest(), this.#options.rest ?? REST).unref();
  }

  #rest(): void {
    this.#mustSeal ||= this.#delta.store.length >= this.#restLength;
    this.#startPacking();
  }

  #isSealingDue(): boolean {
    const { documents, length } = this.#delta.store;
    const isLong = length >= (this.#options.sealLength ?? SEAL_LENGTH);
    return isLong || (this.#mustSeal && documents.length > 0);
  }

  #startPacking(): void {
    if (!this.#options.isWritable || this.#packing || this.#hasGivenUp) return;
    this.#packing = this.#packAll()
      .catch((error: unknown) => {
        // Everything is still searched, only slower, so this is no reason to end.
        this.#hasGivenUp = true;
        this.#unsaved = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        this.#packing = undefined;
        if (this.#isSealingDue()) this.#startPacking();
      });
  }

  async #packAll(): Promise<void> {
    for (;;) {
      if (this.#isSealingDue()) await this.#seal();
      this.#dropDead();
      // The bundled pack comes first and stays as it is.
      const own = this.#packs.slice(1);
      const unindexed = own.filter(({ part }) => part.grams === null);
      const chosen =
        unindexed.length > 0
          ? unindexed
          : choosePacksToMerge(
              own.map(({ part }) => ({ length: part.store.length, deadLength: part.deadLength })),
            ).flatMap((number) => own[number] ?? []);
      if (chosen.length > 0) await this.#packTogether(chosen);
      else if (!this.#isSealingDue()) return;
    }
  }

  /** Puts the delta into a pack, and begins another one. */
  async #seal(): Promise<void> {
    const sealed = this.#delta;
    this.#mustSeal = false;
    this.#sealing.push(sealed);
    this.#delta = new DeltaPart();
    this.#refresh();
    await this.#packTogether([], sealed);
  }

  /** Lets go of packs of which nothing counts. */
  #dropDead(): void {
    const [bundled, ...own] = this.#packs;
    const dead = own.filter(({ part }) => part.deadCount === part.store.documents.length);
    if (!bundled || dead.length === 0) return;
    this.#packs = [bundled, ...own.filter((pack) => !dead.includes(pack))];
    this.#refresh();
    for (const { file } of dead) if (file !== null) removePack(file);
  }

  /** Writes packs, or a delta, anew as one pack, and puts it in their place. */
  async #packTogether(packs: readonly KeptPack[], delta?: DeltaPart): Promise<void> {
    const { folder, packer } = this.#options;
    const parts = [...packs.map(({ part }) => part), ...(delta ? [delta] : [])];
    const generation = this.#generation;
    this.#generation += 1;
    const order = [...this.#library.keys()];
    const { made, failure } = await packParts({ parts, order, folder, generation, packer });
    this.#unsaved = failure;
    this.#packs = [...this.#packs.filter((pack) => !packs.includes(pack)), made];
    this.#sealing = this.#sealing.filter((sealed) => sealed !== delta);
    this.#refresh();
    // What could not be saved stays readable where it was.
    if (failure !== undefined) return;
    for (const pack of packs) if (pack.file !== null) removePack(pack.file);
  }

  #setState(state: SearchStatus['state']): void {
    this.#state = state;
    this.#tellStatus();
  }

  #tellStatus(): void {
    let all = 0;
    let indexed = 0;
    for (const part of this.#parts()) {
      all += part.store.length;
      if (part instanceof DeltaPart || part.grams !== null) indexed += part.store.length;
    }
    this.#options.onStatus({
      state: this.#state,
      documents: this.#library.size,
      indexed: all === 0 ? 1 : indexed / all,
    });
  }
}

/** Number of blocks that count. */
function countBlocks({ store, alive }: Part): number {
  return store.documents.reduce(
    (sum, { blockCount }, number) => sum + (alive[number] === 1 ? blockCount : 0),
    0,
  );
}
