import { useCallback, useMemo, useState } from 'react';
import { MEDIUM, NARROW, useMediaQuery } from '../state/media-query.ts';
import { usePanel } from '../state/panel.tsx';

export interface Sidebar {
  isOpen: boolean;
  /** On narrow windows it lies over the text, closed at first. */
  isDrawer: boolean;
  toggle(): void;
  close(): void;
}

/**
 * Whether the sidebar is there: windows of middle width have room for one side panel only. Gives the
 * same object as long as nothing changed, so that a panel which opens renders no bar and no list anew.
 */
export function useSidebar(): Sidebar {
  const isDrawer = useMediaQuery(NARROW);
  const isMedium = useMediaQuery(MEDIUM);
  const panel = usePanel();
  const [isWanted, setWanted] = useState(true);
  const [isDrawn, setDrawn] = useState(false);
  const isCrowded = isMedium && panel.open !== null;
  const isOpen = isDrawer ? isDrawn : isWanted && !isCrowded;

  const closePanel = panel.close;
  const toggle = useCallback(() => {
    if (isDrawer) {
      setDrawn(!isDrawn);
      if (!isDrawn) closePanel();
      return;
    }
    setWanted(!isOpen);
    if (!isOpen && isCrowded) closePanel();
  }, [isDrawer, isDrawn, isOpen, isCrowded, closePanel]);
  const close = useCallback(() => setDrawn(false), []);
  return useMemo(() => ({ isOpen, isDrawer, toggle, close }), [isOpen, isDrawer, toggle, close]);
}
