import { useRef, useState } from 'react';
import type { AppInfo, Delivery, PrintJob } from '../../../shared/contract.ts';
import { CallError, call } from '../../platform/client.ts';
import { useMessages } from '../../platform/language.tsx';
import { useToast } from '../../ui/toast.tsx';
import { printingMessages } from './messages.ts';
import { printInFrame } from './print-frame.ts';

export interface Printing {
  /** What is under way. */
  busy: 'exporting' | 'printing' | null;
  /** Why the last try failed, and what to do, in plain words. */
  problem: string | null;
  exportPdf(job: PrintJob): Promise<void>;
  print(job: PrintJob): Promise<void>;
}

/**
 * Hands a job to paper or to a file.
 *
 * @param paper how this shell prints, as `app.info` says
 * @param onDone called when the job is done; not when the user called it off
 */
export function usePrinting(paper: AppInfo['paper'], onDone: () => void): Printing {
  const t = useMessages(printingMessages);
  const toast = useToast();
  const [busy, setBusy] = useState<Printing['busy']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = useRef(false);

  /** Runs one job at a time; `work` says whether it was done. */
  async function run(kind: 'exporting' | 'printing', work: () => Promise<boolean>): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(kind);
    setProblem(null);
    try {
      if (await work()) onDone();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setProblem(error instanceof CallError ? reason : t('pageFailed', { reason }));
    } finally {
      isBusy.current = false;
      setBusy(null);
    }
  }

  function receive(delivery: Delivery): boolean {
    if (delivery.kind === 'cancelled') return false;
    if (delivery.kind === 'file') toast.show({ text: t('saved', { file: delivery.file }) });
    else {
      startDownload(delivery.path);
      toast.show({ text: t('downloaded') });
    }
    return true;
  }

  return {
    busy,
    problem,
    exportPdf: (job) =>
      run('exporting', async () => receive((await call('print.pdf', job)).delivery)),
    print: (job) =>
      run('printing', async () => {
        if (paper === 'shell') return (await call('print.paper', job)).printed;
        await printInFrame(job);
        return true;
      }),
  };
}

function startDownload(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
