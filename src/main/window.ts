import { join } from 'node:path';
import { BrowserWindow, dialog, screen } from 'electron';
import type { Engine } from '../engine/engine.ts';
import { ipcChannels } from '../shared/ipc-channels.ts';
import { createTranslate } from '../shared/language.ts';
import { pageUrl } from './app-origin.ts';
import type { Installation } from './installation.ts';
import { messages } from './messages.ts';
import { applyTheme } from './theme.ts';
import { describeWindow, minimumSize, placeWindow } from './window-state.ts';

/** How long a window must rest before its place is kept. Unit: milliseconds. */
const restingTime = 500;
const stateKey = 'window';

export interface MainWindow {
  /** Opens the window, or brings the open one to the front. */
  show(): Promise<void>;
  current(): BrowserWindow | null;
  /** Asks the page for a command; without a window nothing happens. */
  runCommand(id: string): void;
}

interface WindowOptions {
  engine: Engine;
  installation: Installation;
  /** Developer tools are there in a checkout only. */
  developerTools: boolean;
}

/** Keeps the one window of the reader: there or not, where it was, in the theme's colours. */
export function createMainWindow(options: WindowOptions): MainWindow {
  const { engine } = options;
  let window: BrowserWindow | null = null;

  let opening: Promise<void> | undefined;

  async function open(): Promise<void> {
    const opened = openWindow(options, await readBackground(engine));
    window = opened;
    opened.on('closed', () => {
      window = null;
    });
    await loadPage(opened, engine);
  }

  async function show(): Promise<void> {
    if (window) {
      focusWindow(window);
      return;
    }
    // Asked twice while it opens, it still opens once.
    opening ??= open().finally(() => {
      opening = undefined;
    });
    await opening;
  }

  engine.subscribe((event) => {
    if (event.topic !== 'settings') return;
    readBackground(engine).then(
      (background) => window?.setBackgroundColor(background),
      // The theme is only decoration here; the page has its own and reports its own failures.
      (error: unknown) => console.error(error),
    );
  });

  return {
    show,
    current: () => window,
    runCommand: (id) => window?.webContents.send(ipcChannels.command, id),
  };
}

async function readBackground(engine: Engine): Promise<string> {
  const { theme } = await engine.request('settings.get', {});
  return applyTheme(theme);
}

function openWindow(options: WindowOptions, backgroundColor: string): BrowserWindow {
  const { engine, installation } = options;
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((it) => it.workArea);
  const { maximized, ...bounds } = placeWindow(engine.shellState.get(stateKey), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: createTranslate(messages, engine.language)('app.name'),
    // The other systems take the icon from the package.
    ...(process.platform === 'linux' && {
      icon: join(installation.resources, 'icons', 'linux', '256x256.png'),
    }),
    show: false,
    backgroundColor,
    webPreferences: {
      preload: installation.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developerTools,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  keepWindowState(window, engine);
  offerReload(window, engine);
  return window;
}

function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function loadPage(window: BrowserWindow, engine: Engine): Promise<void> {
  try {
    await window.loadURL(pageUrl('index.html'));
  } catch (error) {
    // Closing a window while it loads also ends up here, and needs no words.
    if (window.isDestroyed()) return;
    const reason = error instanceof Error ? error.message : String(error);
    console.error(error);
    dialog.showErrorBox(createTranslate(messages, engine.language)('app.cannot-show'), reason);
    window.destroy();
  }
}

function keepWindowState(window: BrowserWindow, engine: Engine): void {
  let timer: NodeJS.Timeout | undefined;
  function keep(): void {
    clearTimeout(timer);
    try {
      engine.shellState.set(stateKey, describeWindow(window));
    } catch (error) {
      // A full disk must not keep a window from closing; its place is all that is lost.
      console.error(error);
    }
  }
  function keepSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(keep, restingTime);
  }
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('maximize', keepSoon);
  window.on('unmaximize', keepSoon);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(timer));
}

/** A page that crashed leaves an empty window; this says so and loads it again on request. */
function offerReload(window: BrowserWindow, engine: Engine): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`the page stopped: ${reason}`);
    const translate = createTranslate(messages, engine.language);
    const answer = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: translate('page.gone'),
      detail: reason,
      buttons: [translate('page.reload'), translate('page.close')],
      defaultId: 0,
      cancelId: 1,
    });
    if (answer === 0) window.reload();
    else window.destroy();
  });
}
