/** Room between the selected text and the bar, and between the bar and the window's edge. Pixels. */
const GAP = 8;

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

export interface Surroundings {
  /** The first and the last line of the selected text. */
  first: Box;
  last: Box;
  /** The part of the window that the text shows in. */
  view: Box;
  bar: { width: number; height: number };
  /** The side to try first; touch systems put their own menu above. */
  side: 'above' | 'below';
}

/**
 * Where the bar goes: above the first selected line or below the last, on the preferred side if
 * there is room, and always inside the view. All in CSS pixels of the window.
 */
export function positionBar({ first, last, view, bar, side }: Surroundings): {
  left: number;
  top: number;
} {
  const above = { line: first, top: first.top - GAP - bar.height };
  const below = { line: last, top: last.bottom + GAP };
  const choices = side === 'above' ? [above, below] : [below, above];
  const fitting = choices.find(
    ({ top }) => top >= view.top + GAP && top + bar.height <= view.bottom - GAP,
  );
  const { line, top } = fitting ?? above;
  return {
    left: clamp(
      (line.left + line.right - bar.width) / 2,
      view.left + GAP,
      view.right - GAP - bar.width,
    ),
    top: clamp(top, view.top + GAP, view.bottom - GAP - bar.height),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
