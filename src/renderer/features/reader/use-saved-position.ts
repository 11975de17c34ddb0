import { useEffect } from 'react';
import { call } from '../../platform/client.ts';
import { useMessages } from '../../platform/language.tsx';
import type { ReadingPoint } from '../../state/reading-line.ts';
import type { ReadingStore } from '../../state/reading-store.ts';
import { useToast } from '../../ui/toast.tsx';
import { readerMessages } from './messages.ts';

/** Saves the reading position whenever it comes to rest, and when the page goes out of sight. */
export function useSavedPosition(document: string, store: ReadingStore): void {
  const toast = useToast();
  const t = useMessages(readerMessages);
  useEffect(() => {
    let told = false;
    async function save(point: ReadingPoint): Promise<void> {
      try {
        await call('position.save', { document, ...point }, { keepalive: true });
      } catch (error) {
        // One message is enough: it would come with every scroll. A lost connection has its own.
        if (told) return;
        told = true;
        const reason = error instanceof Error ? error.message : String(error);
        toast.show({ text: t('positionNotSaved', { reason }), tone: 'error' });
      }
    }
    const leave = () => void save(store.here());
    const hide = () => {
      if (window.document.visibilityState === 'hidden') leave();
    };
    const stop = store.subscribeRest((point) => void save(point));
    window.addEventListener('pagehide', leave);
    window.document.addEventListener('visibilitychange', hide);
    return () => {
      stop();
      window.removeEventListener('pagehide', leave);
      window.document.removeEventListener('visibilitychange', hide);
    };
  }, [document, store, toast, t]);
}
