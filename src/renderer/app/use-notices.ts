import { useEffect, useRef } from 'react';
import { useMessages } from '../platform/language.tsx';
import { useCall } from '../platform/use-call.ts';
import { useToast } from '../ui/toast.tsx';
import { appMessages } from './messages.ts';

/** Says, once each, what happened at start and should be known. */
export function useNotices(): void {
  const t = useMessages(appMessages);
  const toast = useToast();
  const { data } = useCall('app.info', {});
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { code, details } of data?.notices ?? []) {
      if (told.current.has(code)) continue;
      told.current.add(code);
      toast.show({ text: t(`notice-${code}`, details), fades: false });
    }
  }, [data, toast, t]);
}
