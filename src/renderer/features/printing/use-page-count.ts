import { useEffect, useState } from 'react';
import type { PrintJob } from '../../../shared/contract.ts';
import type { CallError } from '../../platform/client.ts';
import { useCall } from '../../platform/use-call.ts';

/** How long a choice must rest before its pages are counted. Milliseconds. */
const RESTING_TIME = 300;

export interface PageCount {
  /** Undefined while pages are being set, or when that failed. */
  pages: number | undefined;
  error: CallError | null;
}

/**
 * Counts the pages of a job once it rests; of several jobs only the last one counts.
 *
 * @param enabled `false` while nothing can be counted
 */
export function usePageCount(job: PrintJob, enabled: boolean): PageCount {
  const key = JSON.stringify(job);
  const [restingKey, setRestingKey] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setRestingKey(key), RESTING_TIME);
    return () => clearTimeout(timer);
  }, [key]);
  const rests = restingKey === key;
  const preview = useCall('print.preview', job, { enabled: enabled && rests });
  return rests && enabled
    ? { pages: preview.data?.pages, error: preview.error }
    : { pages: undefined, error: null };
}
