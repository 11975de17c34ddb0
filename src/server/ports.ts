import type { ShellPorts } from '../engine/ports.ts';
import { findBrowser } from './headless/find-browser.ts';

interface ServerPortsOptions {
  mintUrl: (path: string) => string;
  deliverPdf: NonNullable<ShellPorts['deliverPdf']>;
}

/**
 * The powers of the server shell: PDF files by a headless run of an installed browser, paper by the
 * page's own print dialog.
 */
export function createServerPorts(options: ServerPortsOptions): {
  ports: ShellPorts;
  close: () => Promise<void>;
} {
  let renderer: ReturnType<typeof loadRenderer> | undefined;

  // Most runs never print, so the browser driver is loaded at the first job.
  async function loadRenderer() {
    const { createPdfRenderer } = await import('./headless/pdf-renderer.ts');
    return createPdfRenderer({ openUrl: options.mintUrl });
  }

  const renderPdf: ShellPorts['renderPdf'] = async (job, signal) => {
    renderer ??= loadRenderer();
    return (await renderer).renderPdf(job, signal);
  };

  return {
    ports: {
      // Without a browser `app.info` says that this shell makes no PDF.
      ...(findBrowser() === undefined ? {} : { renderPdf, deliverPdf: options.deliverPdf }),
      paper: 'page',
      describeBrowser: () => findBrowser(),
    },
    async close() {
      await (await renderer)?.close();
    },
  };
}
