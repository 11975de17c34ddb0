import { useState } from 'react';
import { MEDIUM, NARROW, useMediaQuery } from '../state/media-query.ts';
import { usePanel } from '../state/panel.tsx';

export interface Sidebar {
  isOpen: boolean;
  /** On narrow windows it lies over the text, closed at first. */
  isDrawer: boolean;
  toggle(): void;
  close(): void;
}

/** Whether the sidebar is there: windows of middle width have room for one side panel only. */
export function useSidebar(): Sidebar {
  const isDrawer = useMediaQuery(NARROW);
  const isMedium = useMediaQuery(MEDIUM);
  const panel = usePanel();
  const [isWanted, setWanted] = useState(true);
  const [isDrawn, setDrawn] = useState(false);
  const isCrowded = isMedium && panel.open !== null;
  const isOpen = isDrawer ? isDrawn : isWanted && !isCrowded;

  function toggle(): void {
    if (isDrawer) {
      setDrawn(!isDrawn);
      if (!isDrawn) panel.close();
      return;
    }
    setWanted(!isOpen);
    if (!isOpen && isCrowded) panel.close();
  }
  return { isOpen, isDrawer, toggle, close: () => setDrawn(false) };
}
