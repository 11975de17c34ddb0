import type { Filter, TextTerm } from '../../../shared/search/query.ts';
import type { CorpusPart } from '../corpus.ts';
import { blockKind } from '../text/text-store.ts';
import { type BlockList, intersect, unite } from './block-list.ts';
import { createTermFinder } from './create-term-finder.ts';
import { distinct } from './folded-ranges.ts';
import { type HitColumns, keepWhere } from './hit-list.ts';
import type { RegexRunner } from './regex-runner.ts';
import { documentOf, entryBlocks, headingBlocks, runInAt, titleBlocks } from './sections.ts';

export interface FinderOptions {
  /** Whether the whole query is compared without folding. */
  isStrict: boolean;
  regexRunner: RegexRunner;
}

/**
 * Where the words of a `title:` or `section:` filter stand: in blocks that are titles, or in
 * headings and inside the stretch of a run-in heading.
 *
 * @param within only in these blocks; null: in all
 * @param number of the filter, which its hits carry
 */
export function findInHeadings(
  part: CorpusPart,
  filter: Filter,
  within: BlockList | null,
  number: number,
  options: FinderOptions,
): HitColumns {
  const { text, strict, start, end, field } = filter;
  const term: TextTerm = { kind: 'text', text, strict, start, end };
  const places = field === 'title' ? titleBlocks(part.part) : headingBlocks(part.part);
  const blocks = within === null ? places : intersect(places, within);
  const hits = createTermFinder(part, term, number, options).hits(blocks);
  return field === 'title' ? hits : keepWhere(hits, (hit) => isInHeading(hits, hit));
}

/** Whether a hit lies in a heading: a block that is one, or the run-in heading of its paragraph. */
export function isInHeading({ part, blocks, starts, ends }: HitColumns, hit: number): boolean {
  const { store } = part.part;
  const block = blocks[hit] ?? 0;
  if (blockKind(store, block) === 'heading') return true;
  const at = runInAt(store, block);
  if (at < 0) return false;
  const { runIns } = store;
  return (starts[hit] ?? 0) >= (runIns[at + 1] ?? 0) && (ends[hit] ?? 0) <= (runIns[at + 2] ?? 0);
}

/** The blocks that stand under headings with the words of a `section:` filter, those included. */
export function blocksUnder(part: CorpusPart, filter: Filter, options: FinderOptions): BlockList {
  const headings = distinct(findInHeadings(part, filter, null, 0, options).blocks);
  const lists: BlockList[] = [];
  let covered = -1;
  for (const heading of headings) {
    // What lies inside an entry that is taken is taken with it.
    if (heading <= covered) continue;
    const blocks = blocksOfHeading(part, heading);
    covered = blocks.at(-1) ?? covered;
    lists.push(blocks);
  }
  return unite(lists);
}

/** A run-in heading has its paragraph, also where it is the block with which an opening begins. */
function blocksOfHeading({ part: { store } }: CorpusPart, block: number): BlockList {
  if (blockKind(store, block) !== 'heading') return Uint32Array.of(block);
  const document = documentOf(store, block);
  return (document && entryBlocks(store, document, block)) ?? Uint32Array.of(block);
}
