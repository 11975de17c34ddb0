/**
 * Search by definition, for tests to compare with: slow, plain, and with no code of the real one.
 * The text becomes a list of folded code points, each with the original offset it came from; the
 * query is tried at every place of the list.
 */
export interface Oracle {
  /** Hits in text order as block index, start and end in code points of the original text. */
  find(query: string): [block: number, start: number, end: number][];
}

interface FoldedPoint {
  character: string;
  offset: number;
}

export function createOracle(blocks: readonly string[]): Oracle {
  const lists = blocks.map(foldPoints);

  function find(query: string): [number, number, number][] {
    const wanted = foldPoints(query.trim()).map((point) => point.character);
    if (wanted.length === 0) return [];
    return lists.flatMap((list, block) =>
      findInList(list, wanted).map(([start, end]): [number, number, number] => [block, start, end]),
    );
  }

  return { find };
}

function foldPoints(text: string): FoldedPoint[] {
  return [...text].flatMap((original, offset) =>
    [...original.normalize('NFKC').toLowerCase()].map((character) => ({ character, offset })),
  );
}

function findInList(list: readonly FoldedPoint[], wanted: readonly string[]): [number, number][] {
  const ends = new Map<number, number>();
  for (let at = 0; at + wanted.length <= list.length; at += 1) {
    if (wanted.some((character, index) => list[at + index]?.character !== character)) continue;
    const start = list[at]?.offset ?? -1;
    const end = (list[at + wanted.length - 1]?.offset ?? -1) + 1;
    if (!ends.has(start)) ends.set(start, end);
  }
  return [...ends];
}
