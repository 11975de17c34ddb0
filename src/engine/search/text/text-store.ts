import type { BlockKind, TextRange } from '../../../shared/document/model.ts';

/** What search needs of a document. */
export interface SearchableDocument {
  id: string;
  /** The document's own hash, as its metadata has it. */
  hash: string;
  title: string;
  blocks: readonly SearchableBlock[];
}

export interface SearchableBlock {
  id: string;
  kind: BlockKind;
  depth?: number | undefined;
  runIn?: TextRange | undefined;
  /** Verbatim. */
  text: string;
}

/** A document inside a store. */
export interface StoredDocument {
  id: string;
  hash: string;
  title: string;
  /** Number of its first block in the store. */
  firstBlock: number;
  blockCount: number;
  /** The blocks' ids; null where they are b1, b2, … in order. */
  blockIds: readonly string[] | null;
}

/**
 * The folded text of documents laid end to end, with what leads back to the original: all of it in
 * typed arrays, which cost what they hold, load at the speed of the disk and are searched without
 * making strings. A text of 50 MB (UTF-8) takes some 40 MB.
 *
 * Blocks are numbered through from 0. The unit of positions is the UTF-16 code unit of the folded
 * text of the whole store.
 */
export interface TextStore {
  /** Folded text; each block ends with one {@link BLOCK_BREAK}. Only `length` units count. */
  readonly units: Uint16Array;
  readonly length: number;
  readonly documents: readonly StoredDocument[];
  readonly blockCount: number;
  /** Where each block begins, and one more entry: where the next one would. */
  readonly blockStarts: Uint32Array;
  /** Number of each block's kind in {@link KINDS}, plus 16 times its heading depth. */
  readonly blockKinds: Uint8Array;
  /** Triples of block number, start and end (code points) of its run-in heading, in order. */
  readonly runIns: Uint32Array;
  readonly spans: SpanTable;
  readonly substitutions: SubstitutionTable;
}

/**
 * The irregular places of the folding (`FoldedText.spans`) for the whole store, and the characters
 * of two units that became one.
 */
export interface SpanTable {
  readonly count: number;
  /**
   * {@link SPAN_FIELDS} numbers each: folded start (units of the store), folded length (units),
   * original start (code points of the block), original length (code points), and where the original
   * characters begin in `originals`; they end where the next span's begin.
   */
  readonly fields: Uint32Array;
  /** The original characters of all spans, UTF-16. */
  readonly originals: Uint16Array;
}
export const SPAN_FIELDS = 5;

/** Characters that folding replaced one unit for one, with the original unit. */
export interface SubstitutionTable {
  readonly count: number;
  /** The lower 16 bits of the positions, in order. */
  readonly offsets: Uint16Array;
  /** The original units. */
  readonly originals: Uint16Array;
  /** Number of entries before position n × 65,536; entries beyond the end are not there. */
  readonly pages: Uint32Array;
}

/** Ends a block. Folded text never holds it. */
export const BLOCK_BREAK = 0x0a;

export const KINDS = ['title', 'heading', 'paragraph', 'source'] as const satisfies BlockKind[];

/**
 * Number of the last record of an ascending table that is not greater than a value; -1 if none is.
 *
 * @param table records of `stride` numbers each, in the order of their first
 * @param count number of records
 */
export function lastAtMost(
  table: Uint16Array | Uint32Array,
  value: number,
  count = table.length,
  stride = 1,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table[middle * stride] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Number of the block that holds a position. */
export function blockAt(store: TextStore, position: number): number {
  return lastAtMost(store.blockStarts, position, store.blockCount);
}

/** Number of the document that holds a block. */
export function documentAt(store: TextStore, block: number): number {
  const { documents } = store;
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle]?.firstBlock ?? 0) <= block) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the text of a block ends, its break not counted. */
export function blockEnd(store: TextStore, block: number): number {
  return (store.blockStarts[block + 1] ?? store.length + 1) - 1;
}

export function blockKind(store: TextStore, block: number): BlockKind {
  return KINDS[(store.blockKinds[block] ?? 0) & 15] ?? 'paragraph';
}

/** Heading depth, 0 where the block has none. */
export function blockDepth(store: TextStore, block: number): number {
  return (store.blockKinds[block] ?? 0) >> 4;
}

/** The id that a block has in its document. */
export function blockId(document: StoredDocument, block: number): string {
  const ordinal = block - document.firstBlock;
  return document.blockIds?.[ordinal] ?? `b${ordinal + 1}`;
}

/** Number of the block that has an id in a document; -1 if there is none. */
export function blockNumber(document: StoredDocument, id: string): number {
  const { blockIds, firstBlock, blockCount } = document;
  if (blockIds !== null) {
    const ordinal = blockIds.indexOf(id);
    return ordinal < 0 ? -1 : firstBlock + ordinal;
  }
  const ordinal = /^b[1-9]\d*$/.test(id) ? Number(id.slice(1)) - 1 : -1;
  return ordinal >= 0 && ordinal < blockCount ? firstBlock + ordinal : -1;
}
