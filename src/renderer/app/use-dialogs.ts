import { useCallback, useEffect, useRef, useState } from 'react';
import { useMessages } from '../platform/language.tsx';
import { useCommand } from '../state/commands.tsx';
import { appMessages } from './messages.ts';

export type DialogName = 'print' | 'palette';

export const dialogKeys: Record<DialogName, string> = { print: 'Mod+P', palette: 'Mod+K' };

export interface DialogState {
  open: DialogName | null;
  show(dialog: DialogName): void;
  close(): void;
}

/** Which dialog is open, and the commands that open them. */
export function useDialogs(): DialogState {
  const t = useMessages(appMessages);
  const [open, setOpen] = useState<DialogName | null>(null);
  const show = useOpener(open, setOpen);
  useCommand({
    id: 'palette.open',
    title: t('palette'),
    keys: dialogKeys.palette,
    inDialogs: true,
    run: () => show('palette'),
  });
  useCommand({
    id: 'print.open',
    title: t('print'),
    keys: dialogKeys.print,
    inDialogs: true,
    run: () => show('print'),
  });
  const close = useCallback(() => setOpen(null), []);
  return { open, show, close };
}

/** How long a closing dialog may take to give the focus back by itself. Milliseconds. */
const HANDOVER = 100;

/**
 * Remembers where the focus was before the first of several dialogs that take each other's place: each
 * gives it back to the one before, and that is gone by then.
 *
 * @returns what opens a dialog
 */
function useOpener(
  open: DialogName | null,
  setOpen: (dialog: DialogName) => void,
): (dialog: DialogName) => void {
  const opener = useRef<Element | null>(null);
  const isOpen = useRef(false);
  useEffect(() => {
    const wasOpen = isOpen.current;
    isOpen.current = open !== null;
    if (open !== null || !wasOpen) return undefined;
    const timer = setTimeout(() => {
      const isLost = document.activeElement === document.body;
      if (isLost && opener.current instanceof HTMLElement) {
        opener.current.focus({ preventScroll: true });
      }
    }, HANDOVER);
    return () => clearTimeout(timer);
  }, [open]);
  return useCallback(
    (dialog) => {
      const active = document.activeElement;
      // The palette closes before it runs what opens the next dialog: neither it nor nothing counts.
      const isPlace = active !== document.body && !active?.closest('[data-modal]');
      if (!isOpen.current && isPlace) opener.current = active;
      setOpen(dialog);
    },
    [setOpen],
  );
}
