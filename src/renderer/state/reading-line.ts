import { countCodePoints } from '../../shared/text/code-points.ts';
import { blockElement, blockElements } from './block-index.ts';
import { rangeOf } from './dom-range.ts';

/** Where someone is in the text: a block and the code points of it that lie above the view. */
export interface ReadingPoint {
  block: string;
  offset: number;
}

/** Air above the first line of a place that was jumped to. Unit: CSS pixels. */
const AIR = 24;

/** Where the text begins in the window, below the top bar. Unit: CSS pixels from the window's top. */
export function topLine(): number {
  const padding = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  return (Number.isNaN(padding) ? 0 : padding) + AIR;
}

/**
 * The block being read: the one at a line a little below the top of the text. Near the end of the
 * page that line sinks to the bottom of the window, so that the last blocks get their turn too.
 */
export function blockAtReadingLine(article: HTMLElement): string | undefined {
  const view = window.innerHeight;
  const below = Math.max(0, document.documentElement.scrollHeight - view - window.scrollY);
  const line = topLine() + Math.min(120, view * 0.15);
  const sink = Math.max(0, 1 - below / (view / 2));
  return lastBlockAbove(article, line + (view - line) * sink)?.dataset.block;
}

/** The first line of text in view. */
export function firstVisiblePoint(article: HTMLElement): ReadingPoint | undefined {
  const line = topLine() + 1;
  const element = lastBlockAbove(article, line);
  const block = element?.dataset.block;
  if (!element || block === undefined) return undefined;
  const rect = element.getBoundingClientRect();
  if (rect.top >= line) return { block, offset: 0 };
  if (rect.bottom <= line) {
    const next = blockElements(article)[blockElements(article).indexOf(element) + 1]?.dataset.block;
    return next === undefined ? { block, offset: 0 } : { block: next, offset: 0 };
  }
  return { block, offset: firstCharacterBelow(article, element, block, line) };
}

/**
 * The first and the last block that reach into a band of the window.
 *
 * @param top where the band begins, in CSS pixels from the window's top
 * @param bottom where it ends
 */
export function blocksInBand(
  article: HTMLElement,
  top: number,
  bottom: number,
): { first: string; last: string } | undefined {
  const first = lastBlockAbove(article, top)?.dataset.block;
  const last = lastBlockAbove(article, bottom)?.dataset.block;
  return first === undefined || last === undefined ? undefined : { first, last };
}

/**
 * Scrolls so that a place stands at the top of the text, or in the middle of the window.
 *
 * @param top where it shall stand instead, in CSS pixels from the window's top
 * @returns false when the article has no such block
 */
export function scrollToPlace(
  article: HTMLElement,
  place: { block: string; start?: number; end?: number },
  align: 'start' | 'center',
  top?: number,
): boolean {
  const element = blockElement(article, place.block);
  if (!element) return false;
  const start = place.start ?? 0;
  const isTop = align === 'start' && top === undefined && start === 0;
  if (isTop && element === blockElements(article)[0]) {
    window.scrollTo({ top: 0, behavior: 'instant' });
    return true;
  }
  const rect = rectOf(article, element, { ...place, start });
  const wanted =
    align === 'start'
      ? topLine()
      : Math.max(topLine(), (topLine() + window.innerHeight - rect.height) / 2);
  window.scrollBy({ top: rect.top - (top ?? wanted), behavior: 'instant' });
  return true;
}

function rectOf(
  article: HTMLElement,
  element: HTMLElement,
  place: { block: string; start: number; end?: number },
): DOMRect {
  if (place.start === 0 && place.end === undefined) return element.getBoundingClientRect();
  return characterRect(article, place.block, place.start) ?? element.getBoundingClientRect();
}

/** Where a character stands; undefined where there is none. */
function characterRect(article: HTMLElement, block: string, offset: number): DOMRect | undefined {
  const range = rangeOf(article, { block, start: offset, end: offset + 1 });
  // The first character of a line has an empty rectangle at the end of the line before as well.
  return [...(range?.getClientRects() ?? [])].at(-1);
}

/** Code points of the block before the first character whose line reaches below `line`. */
function firstCharacterBelow(
  article: HTMLElement,
  element: HTMLElement,
  block: string,
  line: number,
): number {
  let low = 0;
  let high = Math.max(0, countCodePoints(element.textContent) - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    const rect = characterRect(article, block, middle);
    if (rect && rect.bottom <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last block that begins above a line; the first block when none does. */
function lastBlockAbove(article: HTMLElement, line: number): HTMLElement | undefined {
  const blocks = blockElements(article);
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const block = blocks[middle];
    if (block && block.getBoundingClientRect().top <= line) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}
