import { lazy, Suspense } from 'react';
import type { DialogName } from './use-dialogs.ts';

// Loaded when first wanted: the text comes before them.
const Palette = lazy(() => import('./palette.tsx'));
const PrintDialog = lazy(async () => ({
  default: (await import('../features/printing/index.ts')).PrintDialog,
}));

/** The dialogs that the frame opens. */
export function Dialogs({ open, onClose }: { open: DialogName | null; onClose: () => void }) {
  const onOpenChange = (isOpen: boolean) => {
    if (!isOpen) onClose();
  };
  return (
    <Suspense>
      {open === 'palette' && <Palette isOpen onOpenChange={onOpenChange} />}
      {open === 'print' && <PrintDialog isOpen onOpenChange={onOpenChange} />}
    </Suspense>
  );
}
