import { Index } from 'flexsearch';
import { gramsOf } from './grams.ts';

/** Release of FlexSearch that wrote an index; what it exports may differ in the next one. */
export const FLEXSEARCH_VERSION = '0.8.212';

/** One piece of FlexSearch's own export. */
export interface IndexPart {
  key: string;
  /** JSON on one line. */
  data: string;
}

/** Which blocks may hold a text: a FlexSearch index of grams over numbered blocks. */
export interface GramIndex {
  /** Adds a block. Numbers must come in ascending order. */
  add(block: number, folded: string): void;
  /**
   * The blocks that may hold a text, in ascending order: those of its rarest gram. The array belongs
   * to the index and must not be changed.
   *
   * @returns null when the text has no gram, so that every block may hold it
   */
  candidates(folded: string): readonly number[] | null;
  /** Number of different grams. */
  size(): number;
  export(): IndexPart[];
}

// White space never is part of a gram, except for the space across separators.
const BETWEEN_GRAMS = '\n';
const NOWHERE: readonly number[] = [];

/**
 * Makes a gram index: empty, or from an earlier export.
 *
 * @param parts what `export` gave under the same {@link FLEXSEARCH_VERSION}, unharmed
 */
export function createGramIndex(parts: readonly IndexPart[] = []): GramIndex {
  const index = new Index({
    // FlexSearch's own encoders lose Chinese text in many ways; ours hands it the finished grams.
    encode: (grams: string) => grams.split(BETWEEN_GRAMS),
    tokenize: 'strict',
    resolution: 1,
    context: false,
    cache: false,
  });
  for (const part of parts) index.import(part.key, part.data);

  function postings(gram: string): readonly number[] {
    // Unresolved, for a resolved search stops at 100 results, whatever the limit says.
    const [slot] = index.search(gram, { resolve: false }).result;
    return (slot as number[] | undefined) ?? NOWHERE;
  }

  function candidates(folded: string): readonly number[] | null {
    let rarest: readonly number[] | null = null;
    for (const gram of gramsOf(folded)) {
      const blocks = postings(gram);
      if (rarest === null || blocks.length < rarest.length) rarest = blocks;
      if (rarest.length === 0) break;
    }
    return rarest;
  }

  function exportParts(): IndexPart[] {
    const exported: IndexPart[] = [];
    index.export((key: string, data: string) => {
      exported.push({ key, data });
    });
    return exported;
  }

  return {
    add: (block, folded) => {
      index.add(block, [...gramsOf(folded)].join(BETWEEN_GRAMS));
    },
    candidates,
    size: () => (index as unknown as { map: Map<string, unknown> }).map.size,
    export: exportParts,
  };
}
