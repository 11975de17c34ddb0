import { fold, toOriginalRange } from '../../../shared/text/folding.ts';

/**
 * Search by definition, for tests to compare with: every position of the folded text of a block is
 * looked at. What folding does is tested where it lives.
 */
export interface Oracle {
  /** Hits in text order as block number, start and end in code points of the original text. */
  find(query: string): [block: number, start: number, end: number][];
}

export function createOracle(blocks: readonly string[]): Oracle {
  const folded = blocks.map((original) => ({ original, ...fold(original) }));

  function find(query: string): [number, number, number][] {
    const wanted = fold(query.trim()).text;
    if (wanted === '') return [];
    return folded.flatMap((block, number) =>
      findFolded(block.original, wanted, block).map((at): [number, number, number] => {
        const { start, end } = toOriginalRange(block, at, at + wanted.length);
        return [number, start, end];
      }),
    );
  }

  return { find };
}

/**
 * Where a folded string stands in the folded text of a block, every position that is not the second
 * for the same original character. Unit: UTF-16 units of the folded text.
 *
 * @param query folded, not empty
 */
export function findFolded(block: string, query: string, folded = fold(block)): number[] {
  const found: number[] = [];
  const known = new Set<number>();
  for (let at = 0; at + query.length <= folded.text.length; at += 1) {
    if (!folded.text.startsWith(query, at)) continue;
    const { start } = toOriginalRange(folded, at, at + query.length);
    if (!known.has(start)) found.push(at);
    known.add(start);
  }
  return found;
}
