import type { Part } from '../parts/part.ts';
import { createNumberList } from '../text/growing.ts';
import {
  blockDepth,
  blockKind,
  documentAt,
  lastAtMost,
  type StoredDocument,
  type TextStore,
} from '../text/text-store.ts';
import { type BlockList, listRange, NO_BLOCKS } from './block-list.ts';

/** Sections as `deriveOutline` has them, by the kinds and depths of blocks alone. */

/** Depth of a heading that names none. */
const USUAL_DEPTH = 2;

const startsOf = new WeakMap<TextStore, Uint32Array>();

/**
 * Where the sections of a store begin, each reaching to the next: the first block of every document
 * (its opening, unless that is a heading) and every heading. Source lines lie between but belong to
 * none.
 */
function sectionStarts(store: TextStore): Uint32Array {
  const known = startsOf.get(store);
  if (known) return known;
  const starts = createNumberList(store.documents.length);
  for (const { firstBlock, blockCount } of store.documents) {
    for (let block = firstBlock; block < firstBlock + blockCount; block += 1) {
      if (block === firstBlock || isHeading(store, block)) starts.push(block);
    }
  }
  const list = starts.view();
  startsOf.set(store, list);
  return list;
}

function isHeading(store: TextStore, block: number): boolean {
  return blockKind(store, block) === 'heading';
}

function isSource(store: TextStore, block: number): boolean {
  return blockKind(store, block) === 'source';
}

/**
 * All blocks in the same sections as some blocks. The section of a block is the innermost one, or
 * the opening; a run-in heading doesn't begin one, and a source line is one by itself.
 */
export function expandToSections(store: TextStore, blocks: BlockList): BlockList {
  const starts = sectionStarts(store);
  const expanded = createNumberList(blocks.length);
  for (let at = 0; at < blocks.length; ) {
    const section = lastAtMost(starts, blocks[at] ?? 0);
    const end = starts[section + 1] ?? store.blockCount;
    let next = at;
    let isInside = false;
    for (; next < blocks.length && (blocks[next] ?? 0) < end; next += 1) {
      isInside ||= !isSource(store, blocks[next] ?? 0);
    }
    const first = isInside ? (starts[section] ?? 0) : (blocks[at] ?? 0);
    const last = isInside ? end - 1 : (blocks[next - 1] ?? 0);
    for (let block = first; block <= last; block += 1) {
      while (at < next && (blocks[at] ?? 0) < block) at += 1;
      const isWanted = isSource(store, block) ? blocks[at] === block : isInside;
      if (isWanted) expanded.push(block);
    }
    at = next;
  }
  return expanded.view();
}

/**
 * The blocks of the outline entry that begins with a block, as `sectionBlocks` gives them: all of a
 * section or an opening, the paragraph of a run-in heading.
 *
 * @param block its number in the store
 * @returns null where no entry begins
 */
export function entryBlocks(
  store: TextStore,
  document: StoredDocument,
  block: number,
): BlockList | null {
  if (isSource(store, block)) return null;
  if (isHeading(store, block)) {
    return withoutSources(store, block, sectionEnd(store, document, block));
  }
  if (block === openingBlock(store, document)) {
    const starts = sectionStarts(store);
    const end = starts[lastAtMost(starts, document.firstBlock) + 1] ?? store.blockCount;
    return withoutSources(store, block, Math.min(end, endOf(document)));
  }
  return hasRunIn(store, block) ? Uint32Array.of(block) : null;
}

/** Where a section and all it holds ends: the next heading that isn't deeper. */
function sectionEnd(store: TextStore, document: StoredDocument, heading: number): number {
  const starts = sectionStarts(store);
  const depth = depthOf(store, heading);
  const end = endOf(document);
  for (let next = lastAtMost(starts, heading) + 1; ; next += 1) {
    const block = starts[next] ?? end;
    if (block >= end) return end;
    if (depthOf(store, block) <= depth) return block;
  }
}

function depthOf(store: TextStore, heading: number): number {
  return blockDepth(store, heading) || USUAL_DEPTH;
}

function endOf({ firstBlock, blockCount }: StoredDocument): number {
  return firstBlock + blockCount;
}

/** The block with which the opening begins; -1 where there is none. */
function openingBlock(store: TextStore, document: StoredDocument): number {
  let block = document.firstBlock;
  while (block < endOf(document) && isSource(store, block)) block += 1;
  return block < endOf(document) && !isHeading(store, block) ? block : -1;
}

function withoutSources(store: TextStore, from: number, to: number): BlockList {
  return listRange(from, to).filter((block) => !isSource(store, block));
}

/** Whether a block has a run-in heading that counts. */
function hasRunIn(store: TextStore, block: number): boolean {
  return runInAt(store, block) >= 0;
}

/** The record of a block's run-in heading in the table of them; -1 where it has none that counts. */
export function runInAt(store: TextStore, block: number): number {
  if (isHeading(store, block) || isSource(store, block)) return -1;
  const at = 3 * lastAtMost(store.runIns, block, store.runIns.length / 3, 3);
  return at >= 0 && store.runIns[at] === block ? at : -1;
}

/** The blocks alive that are titles. */
export function titleBlocks(part: Part): BlockList {
  return listBlocks(part, (block) => blockKind(part.store, block) === 'title');
}

/** The blocks alive that are headings or have a run-in heading. */
export function headingBlocks(part: Part): BlockList {
  const { store } = part;
  let next = 0;
  return listBlocks(part, (block) => {
    while (next < store.runIns.length && (store.runIns[next] ?? 0) < block) next += 3;
    return isHeading(store, block) || (store.runIns[next] === block && !isSource(store, block));
  });
}

function listBlocks({ store, alive }: Part, isWanted: (block: number) => boolean): BlockList {
  const blocks = createNumberList(64);
  for (const [document, { firstBlock, blockCount }] of store.documents.entries()) {
    for (let block = firstBlock; block < firstBlock + blockCount; block += 1) {
      if (alive[document] === 1 && isWanted(block)) blocks.push(block);
    }
  }
  return blocks.length === 0 ? NO_BLOCKS : blocks.view();
}

/** The document that a block belongs to. */
export function documentOf(store: TextStore, block: number): StoredDocument | undefined {
  return store.documents[documentAt(store, block)];
}
