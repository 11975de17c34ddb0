import type { Browser, Page } from 'puppeteer-core';
import type { PrintJob } from '../../shared/contract.ts';
import { ZhujianError } from '../../shared/errors.ts';
import { createBrowserKeeper } from './browser-keeper.ts';
import { findBrowser } from './find-browser.ts';

export interface PdfRenderer {
  renderPdf(job: PrintJob, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface PdfRendererOptions {
  /** A one-time authorised URL for a path such as `/print.html#…`. */
  openUrl: (path: string) => string;
  findBrowser?: () => string | undefined;
  /** Milliseconds for one job. */
  timeLimit?: number;
  /** Milliseconds for which an idle browser is kept. */
  idleTime?: number;
}

/**
 * Makes PDF files by a headless run of an installed browser. One browser serves all jobs; each job
 * has a context (cookies, cache) of its own.
 *
 * `renderPdf` throws ZhujianError `browser-not-found` or `print-failed`, the latter also when its
 * signal is aborted or the time is up.
 */
export function createPdfRenderer(options: PdfRendererOptions): PdfRenderer {
  const { openUrl, timeLimit = 60_000, idleTime = 30_000 } = options;
  const keeper = createBrowserKeeper(() => {
    const executable = (options.findBrowser ?? findBrowser)();
    if (executable === undefined) throw new ZhujianError('browser-not-found');
    return executable;
  }, idleTime);

  async function renderPdf(job: PrintJob, signal?: AbortSignal): Promise<Uint8Array> {
    const limit = AbortSignal.timeout(timeLimit);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      stop.throwIfAborted();
      return await keeper.use((browser) => {
        const url = openUrl(`/print.html#${encodeURIComponent(JSON.stringify(job))}`);
        return printUrl(browser, url, stop);
      });
    } catch (error) {
      if (error instanceof ZhujianError) throw error;
      if (signal?.aborted) throw createFailure('cancelled', error);
      if (limit.aborted) throw createFailure(`no result within ${timeLimit / 1000} s`, error);
      throw createFailure(error instanceof Error ? error.message : String(error), error);
    }
  }

  return { renderPdf, close: () => keeper.close() };
}

function createFailure(reason: string, cause: unknown): ZhujianError {
  return new ZhujianError('print-failed', { reason }, { cause });
}

async function printUrl(browser: Browser, url: string, stop: AbortSignal): Promise<Uint8Array> {
  const context = await browser.createBrowserContext();
  // Closing the context makes whatever is under way in it fail, printing included.
  const closing = () => void context.close().catch(ignoreClosed);
  stop.addEventListener('abort', closing, { once: true });
  try {
    stop.throwIfAborted();
    const page = await context.newPage();
    await openPrintPage(page, url, stop);
    return await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    });
  } finally {
    stop.removeEventListener('abort', closing);
    if (!stop.aborted) await context.close().catch(ignoreClosed);
  }

  function ignoreClosed(error: unknown): void {
    // A browser that has gone took the context along.
    if (browser.connected && !stop.aborted) throw error;
  }
}

/** Opens the page and waits until it says that fonts and layout are done. */
async function openPrintPage(page: Page, url: string, signal: AbortSignal): Promise<void> {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 0, signal });
  if (response && !response.ok()) {
    throw new ZhujianError('print-failed', { reason: `HTTP ${response.status()}` });
  }
  const handle = await page.waitForFunction(
    '(({ printReady, printError }) => (printReady || printError) && { printError })' +
      '(document.documentElement.dataset)',
    { polling: 50, timeout: 0, signal },
  );
  const outcome = (await handle.jsonValue()) as { printError?: string };
  if (outcome.printError !== undefined) {
    throw new ZhujianError('print-failed', { reason: outcome.printError });
  }
}
