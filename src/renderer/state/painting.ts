import { useEffect } from 'react';
import { useMessages } from '../platform/language.tsx';
import { useAnnounce } from './announce.tsx';
import { boundsOf, type Place } from './dom-range.ts';
import './painting.css';
import { paintingMessages } from './painting-messages.ts';
import { useReading } from './reading.tsx';

/** Layers of paint, the lowest first. Their colours stand in painting.css. */
const layers = ['bookmark', 'search-hit', 'search-current'] as const;
export type PaintLayer = (typeof layers)[number];

let isMissingTold = false;

/**
 * Paints passages over the text by the CSS Custom Highlight API; the text's DOM stays as it is.
 * One component owns a layer; it is wiped when that component goes.
 *
 * @param layer what the passages are
 * @param places code points; memoise them, for a new array is painted anew
 */
export function usePaint(layer: PaintLayer, places: readonly Place[]): void {
  const { article, document } = useReading();
  const announce = useAnnounce();
  const t = useMessages(paintingMessages);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document means other text nodes
  useEffect(() => {
    if (places.length === 0) return;
    if (!canPaint()) {
      if (!isMissingTold) announce(t('unsupported'));
      isMissingTold = true;
      return;
    }
    const element = article();
    if (!element) return;
    const highlight = new Highlight();
    for (const range of createPaintRanges(element, places)) highlight.add(range);
    highlight.priority = layers.indexOf(layer);
    CSS.highlights.set(layer, highlight);
    return () => {
      if (CSS.highlights.get(layer) === highlight) CSS.highlights.delete(layer);
    };
  }, [layer, places, article, document, announce, t]);
}

/**
 * The ranges to paint. They are static: a live range costs upkeep at every change of the page, and
 * the text under a paint never changes.
 *
 * @param article the element that holds the blocks
 * @param places code points; only these are turned into ranges
 */
export function createPaintRanges(article: HTMLElement, places: readonly Place[]): StaticRange[] {
  return boundsOf(article, places).map((bounds) => new StaticRange(bounds));
}

function canPaint(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;
}
