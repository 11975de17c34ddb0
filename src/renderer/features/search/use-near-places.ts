import { useEffect, useState } from 'react';
import type { SearchPlace } from '../../../shared/search/contract.ts';
import { call } from '../../platform/client.ts';
import { useReadingContent } from '../../state/reading.tsx';
import { blocksInBand } from '../../state/reading-line.ts';
import { afterPaint } from './after-paint.ts';
import { useSearch, useSearchState } from './search-provider.tsx';
import { isFresh } from './search-state.ts';

/** Up to so many blocks a text is painted as a whole. */
const SHORT_TEXT = 400;
/** Painted above and below the window, in windowfuls, so that scrolling has some way to go. */
const MARGIN = 2;

/** First and last block, both included; nothing of them means all. */
interface Band {
  from?: string;
  to?: string;
}

const whole: Band = {};
const nothing: readonly SearchPlace[] = [];

/** The hits near what is in view, in the open document. Asked for when the list rests. */
export function useNearPlaces(): readonly SearchPlace[] {
  const { store } = useSearch();
  const { document } = useReadingContent();
  const request = useSearchState((state) =>
    isFresh(state) && state.results?.total ? state.results.request : null,
  );
  const isOn = useSearchState((state) => (state.results?.total ?? 0) > 0);
  const band = useBand(isOn);
  const [places, setPlaces] = useState<readonly SearchPlace[]>(nothing);
  useEffect(() => {
    if (!isOn) setPlaces(nothing);
    if (!request || !band) return undefined;
    let isLatest = true;
    async function fetchPlaces(input: NonNullable<typeof request>): Promise<void> {
      try {
        const found = await call('search.places', { ...input, ...band, in: document.id });
        if (isLatest) setPlaces(found);
      } catch (error) {
        if (isLatest) store.fail(error);
      }
    }
    const stop = afterPaint(() => void fetchPlaces(request));
    return () => {
      isLatest = false;
      stop();
    };
  }, [isOn, request, band, document.id, store]);
  return isOn ? places : nothing;
}

/** The blocks around the window. They change only when one nears the end of them. */
function useBand(isOn: boolean): Band | null {
  const { document, store } = useReadingContent();
  const isShort = document.blocks.length <= SHORT_TEXT;
  const [band, setBand] = useState<Band | null>(null);
  useEffect(() => {
    if (!isOn || isShort) return undefined;
    const order = new Map(document.blocks.map(({ id }, index) => [id, index]));
    const placeOf = (block: string | undefined) => order.get(block ?? '') ?? -1;
    let frame = 0;
    function measure(): void {
      frame = 0;
      const article = store.article();
      if (!article) return;
      const height = window.innerHeight;
      const near = blocksInBand(article, -height / 2, 1.5 * height);
      const wide = blocksInBand(article, -MARGIN * height, (MARGIN + 1) * height);
      if (!near || !wide) return;
      setBand((old) => {
        const isWithin =
          old?.from !== undefined &&
          placeOf(old.from) <= placeOf(near.first) &&
          placeOf(old.to) >= placeOf(near.last);
        return isWithin ? old : { from: wide.first, to: wide.last };
      });
    }
    const onMove = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    window.addEventListener('scroll', onMove, { passive: true });
    window.addEventListener('resize', onMove);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', onMove);
      window.removeEventListener('resize', onMove);
    };
  }, [isOn, isShort, document, store]);
  if (!isOn) return null;
  return isShort ? whole : band;
}
