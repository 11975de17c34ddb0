import { useSyncExternalStore } from 'react';

/** Windows on which side panels are drawers. */
export const NARROW = '(max-width: 900px)';
/** Windows with room for one side panel beside the text, not for two. */
export const MEDIUM = '(max-width: 1200px)';

/** Whether a media query holds now. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
