import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

type PrintCallback = NonNullable<Parameters<WebContents['print']>[1]>;

/** Plays the system's part; a test changes it before it prints. */
const system = {
  load: async (): Promise<void> => undefined,
  ready: async (): Promise<unknown> => '',
  pdf: async (): Promise<Buffer> => Buffer.from('%PDF-1.4'),
  paper: (done: PrintCallback): void => done(true, ''),
};
const windows: PrintWindow[] = [];

class PrintWindow {
  destroyed = false;
  url = '';
  readonly calls: unknown[][] = [];
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: Pick<WebContents, 'executeJavaScript' | 'print' | 'printToPDF'> = {
    executeJavaScript: () => system.ready(),
    printToPDF: (options) => {
      this.calls.push(['printToPDF', options]);
      return system.pdf();
    },
    print: (options, callback) => {
      this.calls.push(['print', options]);
      if (callback) system.paper(callback);
    },
  };
  constructor(options: BrowserWindowConstructorOptions) {
    this.options = options;
    windows.push(this);
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return system.load();
  }
  destroy(): void {
    this.destroyed = true;
  }
}

vi.mock('electron', () => ({ BrowserWindow: PrintWindow }));
// Imported here, after the double that it gets.
const { createElectronPrinter } = await import('./electron-printer.ts');

const job = { document: 'people-first', sections: ['b3'] };
const initial = { ...system };

function createPrinter(timeLimit = 60_000) {
  return createElectronPrinter({
    printPageUrl: 'app://zhujian/print.html',
    preload: '/preload.cjs',
    timeLimit,
  });
}

beforeEach(() => {
  Object.assign(system, initial);
  windows.length = 0;
});

describe('createElectronPrinter', () => {
  it('makes a tagged PDF with an outline in a sandboxed window that is not shown', async () => {
    const pdf = await createPrinter().renderPdf(job);
    expect(Buffer.from(pdf).toString()).toBe('%PDF-1.4');
    const [window] = windows;
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: {
        preload: '/preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
      },
    });
    expect(window?.calls).toEqual([
      [
        'printToPDF',
        {
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        },
      ],
    ]);
    expect(window?.destroyed).toBe(true);
  });

  it('passes the job behind the # of the print page', async () => {
    await createPrinter().renderPdf(job);
    const [page, hash = ''] = windows[0]?.url.split('#') ?? [];
    expect(page).toBe('app://zhujian/print.html');
    expect(JSON.parse(decodeURIComponent(hash))).toEqual(job);
  });

  it('prints on paper with no options of its own', async () => {
    await expect(createPrinter().printPaper(job)).resolves.toBe(true);
    expect(windows[0]?.calls).toEqual([['print', {}]]);
    expect(windows[0]?.destroyed).toBe(true);
  });

  it('takes a cancelled dialog for an answer, not for a failure', async () => {
    system.paper = (done) => done(false, 'Print job canceled');
    await expect(createPrinter().printPaper(job)).resolves.toBe(false);
    expect(windows[0]?.destroyed).toBe(true);
  });

  it('says why paper failed', async () => {
    system.paper = (done) => done(false, 'Print job failed');
    await expect(createPrinter().printPaper(job)).rejects.toMatchObject({
      code: 'print-failed',
      details: { reason: 'Print job failed' },
    });
    expect(windows[0]?.destroyed).toBe(true);
  });

  it.each([
    [
      'the page can’t be loaded',
      { load: async () => Promise.reject(new Error('ERR_FAILED')) },
      'ERR_FAILED',
    ],
    [
      'the page reports a problem',
      { ready: async () => 'no such section: b99' },
      'no such section: b99',
    ],
    ['the PDF can’t be made', { pdf: async () => Promise.reject(new Error('crashed')) }, 'crashed'],
  ])('fails in words and destroys the window when %s', async (_, fault, reason) => {
    Object.assign(system, fault);
    await expect(createPrinter().renderPdf(job)).rejects.toMatchObject({
      code: 'print-failed',
      details: { reason },
    });
    expect(windows[0]?.destroyed).toBe(true);
  });

  it('gives up on a page that never becomes ready', async () => {
    system.ready = () => new Promise(() => undefined);
    await expect(createPrinter(10).renderPdf(job)).rejects.toMatchObject({
      code: 'print-failed',
      details: { reason: 'the page was not ready in time' },
    });
    expect(windows[0]?.destroyed).toBe(true);
  });

  it('stops when the caller does', async () => {
    const caller = new AbortController();
    system.pdf = () => new Promise(() => caller.abort());
    await expect(createPrinter().renderPdf(job, caller.signal)).rejects.toMatchObject({
      code: 'print-failed',
      details: { reason: 'cancelled' },
    });
    expect(windows[0]?.destroyed).toBe(true);
  });
});
