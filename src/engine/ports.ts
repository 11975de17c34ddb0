import type { Delivery, PrintJob } from '../shared/contract.ts';

/**
 * What the engine needs from the shell it runs in. A shell that lacks a power leaves its port out,
 * and `app.info` says so.
 */
export interface ShellPorts {
  /**
   * Renders `print.html` for a job and returns the PDF file's bytes, unchecked.
   * @throws ZhujianError `browser-not-found` or `print-failed`
   */
  renderPdf?: (job: PrintJob, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Hands a finished PDF to the user. `name` is a suggested file name ending in `.pdf`. */
  deliverPdf?: (pdf: Uint8Array, name: string) => Promise<Delivery>;
  /** Prints a job on paper through the system's dialog; false when the user called it off. */
  printPaper?: (job: PrintJob) => Promise<boolean>;
  /** `page`: the page itself opens the browser's print dialog. */
  paper: 'shell' | 'page' | 'none';
  /** The browser that would make PDF files, for `doctor`; undefined when none was found. */
  describeBrowser?: () => string | undefined;
}
