import type { PrintJob } from '../../../shared/contract.ts';
import styles from './print-frame.module.css';

/** How long the page may take to get ready. Milliseconds. */
const TIME_LIMIT = 60_000;

/**
 * Opens the browser's print dialog for a job, by a frame that holds the page to be printed.
 *
 * @returns when the dialog has been opened (in most browsers: when it was closed again)
 * @throws Error with a short reason when the page could not be prepared
 */
export async function printInFrame(job: PrintJob): Promise<void> {
  const frame = document.createElement('iframe');
  frame.className = styles.frame ?? '';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.src = `print.html#${encodeURIComponent(JSON.stringify(job))}`;
  document.body.append(frame);
  try {
    await waitUntilReady(frame);
    const page = frame.contentWindow;
    if (!page) throw new Error('no page');
    // Where print() returns at once, the frame must outlive the dialog. It never takes the focus, which
    // would be lost with it.
    page.addEventListener('afterprint', () => frame.remove());
    page.print();
  } catch (error) {
    frame.remove();
    throw error;
  }
}

async function waitUntilReady(frame: HTMLIFrameElement): Promise<void> {
  const end = performance.now() + TIME_LIMIT;
  while (performance.now() < end) {
    // Null when something else than our page came, e.g. the browser's own error page.
    const state = frame.contentDocument?.documentElement.dataset;
    if (state?.printError !== undefined) throw new Error(state.printError);
    if (state?.printReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${TIME_LIMIT / 1000} s`);
}
