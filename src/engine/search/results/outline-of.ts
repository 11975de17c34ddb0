import type { OutlineKind } from '../../../shared/document/outline.ts';
import { originalText, runInTitle } from '../text/original.ts';
import {
  blockDepth,
  blockKind,
  lastAtMost,
  type StoredDocument,
  type TextStore,
} from '../text/text-store.ts';

/** An outline entry of a stored document; `deriveOutline` gives the same for whole documents. */
export interface StoredEntry {
  /** Number of the block where it begins, in the store. */
  readonly block: number;
  /** Number of the block after its last one; source lines on the way are not part of it. */
  readonly end: number;
  readonly kind: OutlineKind;
  /** 1 for the opening and top sections. */
  readonly level: number;
  /** The entry that holds it; null for a top one. */
  readonly parent: StoredEntry | null;
  /** Verbatim heading text, read from the store when first asked for; empty for the opening. */
  readonly title: string;
}

/** The outline of a stored document. */
export interface StoredOutline {
  /** All entries in reading order. */
  readonly entries: readonly StoredEntry[];
  /** The smallest entry that holds a block (its number in the store); null where none does. */
  innermost(block: number): StoredEntry | null;
  /** The entries that hold a block, outermost first; empty where none does. */
  chain(block: number): readonly StoredEntry[];
}

/**
 * Derives the outline of a stored document in one pass over its blocks, without their text.
 *
 * @param document its number in the store
 */
export function outlineOf(store: TextStore, document: number): StoredOutline {
  const stored = store.documents[document];
  const { firstBlock, blockCount } = stored ?? { firstBlock: 0, blockCount: 0 };
  const entries: OpenEntry[] = [];
  /** By block of the document: the number of its innermost entry plus one; 0 for none. */
  const innermost = new Uint32Array(blockCount);
  const runIns = blocksWithRunIn(store, firstBlock, firstBlock + blockCount);
  /** Open sections, outermost first. */
  const open: { depth: number; entry: OpenEntry; number: number }[] = [];

  function add(block: number, kind: OutlineKind): { entry: OpenEntry; number: number } {
    const parent = open.at(-1)?.entry ?? null;
    const entry = new OpenEntry(store, block, kind, parent);
    return { entry, number: entries.push(entry) };
  }

  for (let block = firstBlock; block < firstBlock + blockCount; block += 1) {
    const kind = blockKind(store, block);
    if (kind === 'source') continue;
    if (kind === 'heading') {
      // As in `deriveOutline`, a heading without depth counts as one of a section.
      const depth = blockDepth(store, block) || 2;
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
      open.push({ depth, ...add(block, 'section') });
    } else if (open.length === 0) {
      open.push({ depth: OPENING_DEPTH, ...add(block, 'opening') });
    }
    const isRunIn = kind !== 'heading' && runIns.has(block);
    const own = isRunIn ? add(block, 'run-in') : open.at(-1);
    innermost[block - firstBlock] = own?.number ?? 0;
    own?.entry.extend(block + 1);
  }
  return {
    entries,
    innermost: (block) => entries[(innermost[block - firstBlock] ?? 0) - 1] ?? null,
    chain: (block) => chainOf(entries[(innermost[block - firstBlock] ?? 0) - 1]),
  };
}

/** Lies below every heading, so that any heading closes the opening. */
const OPENING_DEPTH = 7;

class OpenEntry implements StoredEntry {
  readonly block: number;
  readonly kind: OutlineKind;
  readonly level: number;
  readonly parent: OpenEntry | null;
  end: number;
  readonly #store: TextStore;
  #title: string | undefined;
  #chain: readonly StoredEntry[] | undefined;

  constructor(store: TextStore, block: number, kind: OutlineKind, parent: OpenEntry | null) {
    this.#store = store;
    this.block = block;
    this.kind = kind;
    this.parent = parent;
    this.level = (parent?.level ?? 0) + 1;
    this.end = block + 1;
  }

  get title(): string {
    this.#title ??= this.#readTitle();
    return this.#title;
  }

  get chain(): readonly StoredEntry[] {
    this.#chain ??= [...(this.parent?.chain ?? []), this];
    return this.#chain;
  }

  /** Takes in what comes before a block, together with the entries that hold this one. */
  extend(end: number): void {
    for (let entry: OpenEntry | null = this; entry !== null; entry = entry.parent) entry.end = end;
  }

  #readTitle(): string {
    if (this.kind === 'opening') return '';
    if (this.kind === 'section') return originalText(this.#store, this.block);
    return runInTitle(this.#store, this.block) ?? '';
  }
}

function chainOf(entry: OpenEntry | undefined): readonly StoredEntry[] {
  return entry?.chain ?? [];
}

/** Numbers of the blocks that have a run-in heading. */
function blocksWithRunIn({ runIns }: TextStore, first: number, end: number): Set<number> {
  const blocks = new Set<number>();
  for (
    let at = 3 * (lastAtMost(runIns, first - 1, runIns.length / 3, 3) + 1);
    at < runIns.length;
    at += 3
  ) {
    const block = runIns[at] ?? 0;
    if (block >= end) break;
    blocks.add(block);
  }
  return blocks;
}

/** Gives outlines of stored documents and keeps those asked for last. */
export type OutlineReader = (store: TextStore, document: number) => StoredOutline;

/** @param capacity outlines kept at most */
export function createOutlineReader(capacity = 256): OutlineReader {
  // A stored document keeps its numbers however its store grows, so it names its outline.
  const kept = new Map<StoredDocument, StoredOutline>();
  return (store, document) => {
    const stored = store.documents[document];
    if (!stored) return outlineOf(store, document);
    const outline = kept.get(stored) ?? outlineOf(store, document);
    // What was asked for last stands last in the map.
    kept.delete(stored);
    kept.set(stored, outline);
    if (kept.size > capacity) kept.delete(kept.keys().next().value ?? stored);
    return outline;
  };
}
