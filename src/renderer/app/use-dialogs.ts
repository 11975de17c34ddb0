import { useCallback, useState } from 'react';
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
  useCommand({
    id: 'palette.open',
    title: t('palette'),
    keys: dialogKeys.palette,
    run: () => setOpen('palette'),
  });
  useCommand({
    id: 'print.open',
    title: t('print'),
    keys: dialogKeys.print,
    run: () => setOpen('print'),
  });
  const close = useCallback(() => setOpen(null), []);
  return { open, show: setOpen, close };
}
