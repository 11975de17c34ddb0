import { rangeOf } from '../../state/dom-range.ts';
import type { Reading, ReadingPoint } from '../../state/reading.tsx';

/** Where one was reading when a search began. */
export interface Origin {
  point: ReadingPoint;
  /** Where that line stood in the window. Unit: CSS pixels from the window's top. */
  top: number | undefined;
}

/** Takes down where one is reading now. */
export function rememberOrigin(reading: Pick<Reading, 'here' | 'article'>): Origin {
  const point = reading.here();
  const article = reading.article();
  const range = article && rangeOf(article, firstCharacter(point));
  // The first character of a line has an empty rectangle at the end of the line before as well.
  return { point, top: [...(range?.getClientRects() ?? [])].at(-1)?.top };
}

/** Goes back to an origin, so that its line stands where it stood. */
export function returnToOrigin(reading: Pick<Reading, 'jump'>, { point, top }: Origin): void {
  reading.jump(firstCharacter(point), { top });
}

function firstCharacter({ block, offset }: ReadingPoint) {
  return { block, start: offset, end: offset + 1 };
}
