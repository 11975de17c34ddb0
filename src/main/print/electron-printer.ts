import { BrowserWindow } from 'electron';
import type { PrintJob } from '../../shared/contract.ts';
import { ZhujianError } from '../../shared/errors.ts';

export interface ElectronPrinter {
  /** @throws ZhujianError `print-failed` */
  renderPdf(job: PrintJob, signal?: AbortSignal): Promise<Uint8Array>;
  /**
   * @returns false when the user called it off in the system's dialog
   * @throws ZhujianError `print-failed`
   */
  printPaper(job: PrintJob): Promise<boolean>;
}

interface PrinterOptions {
  /** URL of `print.html` on the app's own origin. */
  printPageUrl: string;
  /** Path of the preload script. */
  preload: string;
  /** The window that the print dialog belongs to. */
  parent?: () => BrowserWindow | null;
  /** Milliseconds in which the page must be ready to print. */
  timeLimit?: number;
}

/** Resolves, in the page, to why it can't be printed; to '' when it can be. */
const waitUntilReady = `new Promise((resolve) => {
  const { dataset } = document.documentElement;
  (function look() {
    if (dataset.printError !== undefined) resolve(dataset.printError || 'error');
    else if (dataset.printReady) resolve('');
    else setTimeout(look, 50);
  })();
})`;

/** Prints by a window that is never shown, one for each job. */
export function createElectronPrinter(options: PrinterOptions): ElectronPrinter {
  const { printPageUrl, preload, timeLimit = 60_000 } = options;

  async function withPrintWindow<T>(
    job: PrintJob,
    signal: AbortSignal | undefined,
    print: (window: BrowserWindow) => Promise<T>,
  ): Promise<T> {
    const limit = AbortSignal.timeout(timeLimit);
    const window = openWindow();
    try {
      const stop = rejectWhenStopped(signal ? AbortSignal.any([signal, limit]) : limit);
      await Promise.race([load(window, job), stop]);
      // The user may take any time over the system's dialog; only the caller ends that.
      const printing = print(window);
      return await (signal ? Promise.race([printing, rejectWhenStopped(signal)]) : printing);
    } catch (error) {
      if (error instanceof ZhujianError) throw error;
      const reason = describeReason(error, signal, limit);
      throw new ZhujianError('print-failed', { reason }, { cause: error });
    } finally {
      window.destroy();
    }
  }

  function openWindow(): BrowserWindow {
    const parent = options.parent?.();
    return new BrowserWindow({
      show: false,
      ...(parent ? { parent } : {}),
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        // A window that is not shown would otherwise run its timers once a second.
        backgroundThrottling: false,
      },
    });
  }

  async function load(window: BrowserWindow, job: PrintJob): Promise<void> {
    await window.loadURL(`${printPageUrl}#${encodeURIComponent(JSON.stringify(job))}`);
    const problem: unknown = await window.webContents.executeJavaScript(waitUntilReady);
    if (problem !== '') throw new ZhujianError('print-failed', { reason: String(problem) });
  }

  return {
    renderPdf: (job, signal) =>
      withPrintWindow(job, signal, ({ webContents }) =>
        webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        }),
      ),
    printPaper: (job) => withPrintWindow(job, undefined, printOnPaper),
  };
}

/** Page set-up is in the page's CSS: options given here have broken printing on Linux. */
function printOnPaper({ webContents }: BrowserWindow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    webContents.print({}, (success, failureReason) => {
      if (success) resolve(true);
      else if (/cancel/iu.test(failureReason)) resolve(false);
      else reject(new ZhujianError('print-failed', { reason: failureReason }));
    });
  });
}

function rejectWhenStopped(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  // The race that hears it may be over by then.
  promise.catch(() => undefined);
  return promise;
}

function describeReason(
  error: unknown,
  signal: AbortSignal | undefined,
  limit: AbortSignal,
): string {
  if (signal?.aborted) return 'cancelled';
  if (limit.aborted) return 'the page was not ready in time';
  return error instanceof Error ? error.message : String(error);
}
