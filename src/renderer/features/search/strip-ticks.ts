/** A mark on the strip. Unit: CSS pixels from its top. */
export interface Tick {
  y: number;
  /** The first block with hits that it stands for. */
  block: string;
}

/**
 * The marks of blocks that have hits: one for each row of pixels that has any. However many blocks
 * there are, only some for each row are measured.
 *
 * @param blocks in text order
 * @param rowOf the row at which a block begins; grows with the text
 */
export function placeTicks(blocks: readonly string[], rowOf: (block: string) => number): Tick[] {
  const ticks: Tick[] = [];
  function place(from: number, to: number, first: number, last: number): void {
    if (first === last || to - from <= 1) {
      addTick(first, blocks[from]);
      if (first !== last) addTick(last, blocks[to]);
      return;
    }
    const middle = (from + to) >> 1;
    const row = rowOf(blocks[middle] ?? '');
    place(from, middle, first, row);
    place(middle, to, row, last);
  }
  function addTick(y: number, block: string | undefined): void {
    if (block !== undefined && ticks.at(-1)?.y !== y) ticks.push({ y, block });
  }
  const last = blocks.length - 1;
  if (last < 0) return ticks;
  place(0, last, rowOf(blocks[0] ?? ''), rowOf(blocks[last] ?? ''));
  return ticks;
}

/** The mark nearest to a height; undefined where there are none. */
export function nearestTick(ticks: readonly Tick[], y: number): Tick | undefined {
  let best: Tick | undefined;
  for (const tick of ticks) {
    if (!best || Math.abs(tick.y - y) < Math.abs(best.y - y)) best = tick;
  }
  return best;
}
