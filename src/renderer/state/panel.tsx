import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';

export type PanelName = 'search' | 'annotations';

export interface Panel {
  /** What the side panel on the right shows; on narrow windows it is a drawer. */
  open: PanelName | null;
  show(panel: PanelName): void;
  /** Closes the panel; focus that was in it goes back to where it was when the panel opened. */
  close(): void;
}

const PanelContext = createContext<Panel | null>(null);

/** Keeps which panel is open on the right. */
export function PanelProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<PanelName | null>(null);
  const opener = useRef<Element | null>(null);
  const show = useCallback((panel: PanelName) => {
    if (!isInPanel(document.activeElement)) opener.current = document.activeElement;
    setOpen(panel);
  }, []);
  const close = useCallback(() => {
    const hadFocus = isInPanel(document.activeElement);
    setOpen(null);
    if (hadFocus && opener.current instanceof HTMLElement) {
      opener.current.focus({ preventScroll: true });
    }
  }, []);
  const panel = useMemo(() => ({ open, show, close }), [open, show, close]);
  return <PanelContext value={panel}>{children}</PanelContext>;
}

/** The side panel on the right. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('usePanel needs a PanelProvider above it');
  return panel;
}

function isInPanel(element: Element | null): boolean {
  return element?.closest('[data-panel]') != null;
}
