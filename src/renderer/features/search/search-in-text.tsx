import { useLayoutEffect, useMemo } from 'react';
import { usePaint } from '../../state/painting.ts';
import { useReadingContent } from '../../state/reading.tsx';
import { HitStrip } from './hit-strip.tsx';
import { useSearch, useSearchState } from './search-provider.tsx';
import { isFresh } from './search-state.ts';
import { useNearPlaces } from './use-near-places.ts';

/**
 * The search in the open document: its hits painted into the text and marked beside the scrollbar.
 * It stands after the text in the page, for a jump needs the text to be there.
 */
export function SearchInText() {
  const { session } = useSearch();
  const { document, store } = useReadingContent();
  useLayoutEffect(
    () =>
      session.attach({
        document: document.id,
        article: store.article,
        here: store.here,
        jump: store.jump,
      }),
    [session, document.id, store],
  );
  usePaint('search-hit', useNearPlaces());
  const current = useSearchState((state) => (isFresh(state) ? state.currentHit : null));
  const isHere = current?.document === document.id;
  usePaint(
    'search-current',
    useMemo(() => (current && isHere ? [current] : []), [current, isHere]),
  );
  return <HitStrip currentBlock={isHere ? current.block : undefined} />;
}
