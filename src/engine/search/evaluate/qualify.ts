import { type BlockList, intersect, subtract, unite } from './block-list.ts';
import type { TermFinder } from './term-finder.ts';

/**
 * The blocks in which a query holds: those whose paragraph (or section) has a term of every group
 * and no excluded term. The rarest group is looked for first, and each next one only in what is left.
 *
 * @param scope the blocks to look at; null: all. What lies outside neither helps nor hinders
 * @param expand gives all blocks that belong together with some blocks
 * @returns null where all blocks of the scope, without limits, will do
 */
export function qualifyBlocks(
  groups: readonly (readonly TermFinder[])[],
  excluded: readonly TermFinder[],
  scope: BlockList | null,
  expand: (blocks: BlockList) => BlockList,
): BlockList | null {
  // A single group stands wherever it is found.
  if (groups.length === 1 && excluded.length === 0) return scope;

  function expandInScope(blocks: BlockList): BlockList {
    const whole = expand(blocks);
    return scope === null || whole === blocks ? whole : intersect(whole, scope);
  }

  let left = scope;
  const estimated = groups.map((group) => {
    const estimate = group.reduce((sum, finder) => sum + finder.estimate, 0);
    return { group, estimate };
  });
  estimated.sort((one, other) => one.estimate - other.estimate);
  for (const { group } of estimated) {
    const within: BlockList | null = left;
    if (within?.length === 0) return within;
    left = expandInScope(unite(group.map((finder) => finder.narrow(within))));
  }
  for (const finder of excluded) {
    if (left === null || left.length === 0) break;
    left = subtract(left, expandInScope(finder.narrow(left)));
  }
  return left;
}
