import type { RegexTerm } from '../../../shared/search/query.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { CorpusPart } from '../corpus.ts';
import { createNumberList, type Growing } from '../text/growing.ts';
import { aliveBlocks, type BlockList } from './block-list.ts';
import { FoldedFinder } from './folded-finder.ts';
import { distinct } from './folded-ranges.ts';
import { HitColumns, keepWithin } from './hit-list.ts';
import { createOriginalReader } from './original-reader.ts';
import type { AddMatches, RegexRunner } from './regex-runner.ts';
import { findSafeCore, findStrictly, type UnitRange } from './strict-text.ts';
import type { TermFinder } from './term-finder.ts';

/** Finders that read the original text of blocks. */

/** Finds a text as it stands; `text` is trimmed. The empty text stands nowhere. */
export function createStrictFinder(part: CorpusPart, text: string, term: number): TermFinder {
  const core = findSafeCore(text);
  const candidates = core === null ? null : new FoldedFinder(part, fold(core).text, term);
  return createOriginalFinder({
    part,
    term,
    estimate: () => candidates?.estimate ?? (text === '' ? 0 : part.part.store.length),
    candidates: (within) => candidates?.narrow(within) ?? within ?? aliveBlocks(part.part),
    search: (blocks, add) => {
      const read = createOriginalReader(part.part.store);
      for (const block of text === '' ? [] : blocks) {
        const original = read(block);
        add(block, original, findStrictly(original, text));
      }
    },
  });
}

/** Finds what matches a regular expression; throws `query-too-slow`. */
export function createRegexFinder(
  part: CorpusPart,
  regex: RegexTerm,
  term: number,
  runner: RegexRunner,
): TermFinder {
  return createOriginalFinder({
    part,
    term,
    estimate: () => Number.POSITIVE_INFINITY,
    candidates: (within) => within ?? aliveBlocks(part.part),
    search: (blocks, add) => runner.run(regex, part.part.store, blocks, add),
  });
}

function createOriginalFinder({
  part,
  term,
  estimate,
  candidates,
  search,
}: {
  part: CorpusPart;
  term: number;
  estimate(): number;
  /** Blocks that may hold the term. */
  candidates(within: BlockList | null): BlockList;
  search(blocks: BlockList, add: AddMatches): void;
}): TermFinder {
  let found: HitColumns | null = null;

  function find(within: BlockList | null): HitColumns {
    if (found !== null) {
      if (within !== null) found = keepWithin(found, within);
      return found;
    }
    const blocks = createNumberList(64);
    const starts = createNumberList(64);
    const ends = createNumberList(64);
    search(candidates(within), (block, original, matches) => {
      for (const _ of matches) blocks.push(block);
      addOffsets(original, matches, starts, ends);
    });
    const terms = new Uint32Array(blocks.length).fill(term);
    const columns = { blocks: blocks.view(), starts: starts.view(), ends: ends.view(), terms };
    found = new HitColumns(part, columns);
    return found;
  }

  return {
    get estimate() {
      return estimate();
    },
    narrow: (within) => distinct(find(within).blocks),
    hits: find,
  };
}

/** Turns ascending ranges of UTF-16 units, which may overlap, into code points; one pass over each side. */
function addOffsets(
  text: string,
  matches: readonly UnitRange[],
  starts: Growing<Uint32Array<ArrayBuffer>>,
  ends: Growing<Uint32Array<ArrayBuffer>>,
): void {
  const toStart = countForward(text);
  const toEnd = countForward(text);
  for (const [start, end] of matches) {
    starts.push(toStart(start));
    ends.push(toEnd(end));
  }
}

/** Code points before a unit, for units that never decrease. */
function countForward(text: string): (unit: number) => number {
  let at = 0;
  let count = 0;
  return (unit) => {
    for (; at < unit; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    return count;
  };
}
