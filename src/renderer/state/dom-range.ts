import { countCodePoints, toCodePointOffset, toUnitIndex } from '../../shared/text/code-points.ts';
import { blockElement, blockElements } from './block-index.ts';

/**
 * The edge between stored places and the DOM: places count Unicode code points in a block's text
 * (W3C Web Annotation Data Model, 4.2.5), the DOM counts UTF-16 units in text nodes. A block is an
 * element with `data-block` whose `textContent` is the block's text, whatever elements it nests.
 */

/** A passage within one block. Unit: code points, half open. */
export interface Place {
  block: string;
  start: number;
  end: number;
}

/** A place with the text that stands there, verbatim. */
export interface QuotedPlace extends Place {
  quote: string;
}

/**
 * The live DOM range of a place, for measuring and scrolling.
 *
 * @param article the element that holds the blocks
 * @param place code points; an end beyond the block's text is clamped to it
 * @returns null when the article has no such block
 */
export function rangeOf(article: HTMLElement, place: Place): Range | null {
  const element = blockElement(article, place.block);
  if (!element) return null;
  const bounds = createLocator(element)(place);
  const range = element.ownerDocument.createRange();
  range.setStart(bounds.startContainer, bounds.startOffset);
  range.setEnd(bounds.endContainer, bounds.endOffset);
  return range;
}

/**
 * The DOM bounds of many places at once: each block's text is walked once.
 *
 * @param article the element that holds the blocks
 * @param places in any order; empty places and those of unknown blocks are left out
 */
export function boundsOf(article: HTMLElement, places: readonly Place[]): StaticRangeInit[] {
  if (places.length === 0) return [];
  const locators = new Map<string, Locator>();
  for (const block of new Set(places.map((place) => place.block))) {
    const element = blockElement(article, block);
    if (element) locators.set(block, createLocator(element));
  }
  return places.flatMap((place) => {
    const locate = locators.get(place.block);
    return locate && place.end > place.start ? [locate(place)] : [];
  });
}

/**
 * The passages that a selection covers: one for each block that it touches, in text order. Parts
 * outside any block (margins, paragraph numbers, other panels) and empty parts are left out; an end
 * in the middle of a surrogate pair moves outward, so that no character is torn.
 *
 * @param article the element that holds the blocks
 * @param selection as `getSelection()` gives it; its direction doesn't matter
 */
export function placesOfSelection(
  article: HTMLElement,
  selection: Selection | null,
): QuotedPlace[] {
  if (!selection || selection.isCollapsed) return [];
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) =>
    selection.getRangeAt(index),
  );
  return blockElements(article).flatMap((element) =>
    ranges.flatMap((range) => placeWithin(element, range) ?? []),
  );
}

function placeWithin(element: HTMLElement, range: Range): QuotedPlace | null {
  const block = element.dataset.block;
  if (block === undefined || !range.intersectsNode(element)) return null;
  const text = element.textContent;
  const startUnit = element.contains(range.startContainer)
    ? unitsBefore(element, range.startContainer, range.startOffset)
    : 0;
  const endUnit = element.contains(range.endContainer)
    ? unitsBefore(element, range.endContainer, range.endOffset)
    : text.length;
  if (endUnit <= startUnit) return null;
  const start = toCodePointOffset(text, startUnit);
  const end = start + countCodePoints(text.slice(toUnitIndex(text, start), endUnit));
  return { block, start, end, quote: text.slice(toUnitIndex(text, start), toUnitIndex(text, end)) };
}

/** UTF-16 units of text between the start of `element` and a point inside it. */
function unitsBefore(element: HTMLElement, container: Node, offset: number): number {
  const range = element.ownerDocument.createRange();
  range.setStart(element, 0);
  range.setEnd(container, offset);
  return range.toString().length;
}

type Locator = (place: Pick<Place, 'start' | 'end'>) => StaticRangeInit;

/** Reads a block's text nodes once, for any number of places in it. */
function createLocator(element: HTMLElement): Locator {
  const nodes: { node: Text; from: number }[] = [];
  let text = '';
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data === '') continue;
    nodes.push({ node, from: text.length });
    text += node.data;
  }
  // Without surrogates code points are units: the common case costs no counting.
  const isPlain = !/[\ud800-\udfff]/.test(text);
  const unitOf = (offset: number) =>
    isPlain ? Math.max(0, Math.min(offset, text.length)) : toUnitIndex(text, offset);

  return ({ start, end }) => {
    const startUnit = unitOf(start);
    const endUnit = Math.max(startUnit, unitOf(end));
    // A range starts in the text node that holds its first character and ends in that of its last,
    // so that it never takes in a neighbouring element it has no text of.
    const first = nodes.findLast(({ from }) => from <= startUnit);
    const last = nodes.findLast(({ from }) => from < endUnit) ?? first;
    const opening = endUnit === startUnit ? last : first;
    if (!opening || !last) {
      return { startContainer: element, startOffset: 0, endContainer: element, endOffset: 0 };
    }
    return {
      startContainer: opening.node,
      startOffset: startUnit - opening.from,
      endContainer: last.node,
      endOffset: endUnit - last.from,
    };
  };
}
