import { type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import type { Engine } from '../engine/engine.ts';
import type { ShellPorts } from '../engine/ports.ts';
import type { Delivery } from '../shared/contract.ts';
import { createTranslate } from '../shared/language.ts';
import { pageUrl } from './app-origin.ts';
import { messages } from './messages.ts';
import { createElectronPrinter } from './print/electron-printer.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

interface PortOptions {
  engine: Pick<Engine, 'language'>;
  preload: string;
  /** The window that a dialog belongs to; null while there is none. */
  parent: () => BrowserWindow | null;
}

/** The powers of the Electron shell: PDF files, paper, and the system's save dialog. */
export function createShellPorts(options: PortOptions): ShellPorts {
  const printer = createElectronPrinter({
    printPageUrl: pageUrl('print.html'),
    preload: options.preload,
    parent: options.parent,
  });

  async function deliverPdf(pdf: Uint8Array, name: string): Promise<Delivery> {
    const translate = createTranslate(messages, options.engine.language);
    const wish: SaveDialogOptions = {
      title: translate('pdf.title'),
      defaultPath: name,
      filters: [{ name: translate('pdf.kind'), extensions: ['pdf'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const parent = options.parent();
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, wish)
      : dialog.showSaveDialog(wish));
    if (canceled || filePath === '') return { kind: 'cancelled' };
    await writeFileAtomically(filePath, pdf);
    return { kind: 'file', file: filePath };
  }

  return {
    renderPdf: printer.renderPdf,
    printPaper: printer.printPaper,
    deliverPdf,
    paper: 'shell',
    describeBrowser: () =>
      `Electron ${process.versions.electron} (Chromium ${process.versions.chrome})`,
  };
}
