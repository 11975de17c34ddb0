import { join } from 'node:path';
import { app, dialog, protocol, session } from 'electron';
import { type Engine, openEngine } from '../engine/engine.ts';
import { defaultDataFolder } from '../engine/storage/data-folder.ts';
import { makeFolder } from '../engine/storage/library-paths.ts';
import { describeError } from '../shared/error-messages.ts';
import { ZhujianError } from '../shared/errors.ts';
import { createTranslate, type Language, negotiateLanguage } from '../shared/language.ts';
import { locateInstallation } from './installation.ts';
import { connectIpc } from './ipc.ts';
import { type LaunchOptions, readLaunchOptions } from './launch-options.ts';
import { keepMenu } from './menu.ts';
import { messages } from './messages.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { confinePage } from './security/navigation.ts';
import { blockNetwork, silenceChromium } from './security/network.ts';
import { restrictPermissions } from './security/permissions.ts';
import { createShellPorts } from './shell-ports.ts';
import { createMainWindow, type MainWindow } from './window.ts';

/**
 * Starts the Electron shell. Everything that must precede Electron's `ready` happens before this
 * returns; the rest follows when it is ready.
 *
 * @param args the process's arguments without the executable
 */
export function startShell(args: readonly string[]): void {
  const options = readLaunchOptions(args);
  const dataFolder = options.dataFolder ?? defaultDataFolder();
  silenceChromium(app.commandLine);
  registerAppScheme();
  app.enableSandbox();
  const obstacle = moveUserData(dataFolder);
  // The lock lies in the folder just set: one instance for each data folder.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('web-contents-created', (_event, contents) => confinePage(contents));

  const opening = app.whenReady().then(() => {
    if (obstacle) throw obstacle;
    return openReader(dataFolder, options);
  });
  opening.catch((error: unknown) => reportFailure(error, chooseLanguage(options)));

  function showWindow(): void {
    opening.then((window) => window.show()).catch((error: unknown) => console.error(error));
  }
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    // On macOS an app without a window goes on until it is told to quit.
    if (process.platform !== 'darwin') app.quit();
  });
}

/**
 * Moves Chromium's own files (caches, preferences) into the data folder, so that one folder holds all
 * that the program ever writes.
 *
 * @returns what stood in the way, to be told once dialogs can be shown
 */
function moveUserData(dataFolder: string): ZhujianError | undefined {
  const folder = join(dataFolder, 'electron');
  try {
    makeFolder(folder);
    app.setPath('userData', folder);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new ZhujianError(
      'data-folder-unwritable',
      { folder: dataFolder, reason },
      { cause: error },
    );
  }
}

function chooseLanguage(options: LaunchOptions): Language {
  return options.language ?? negotiateLanguage(app.getPreferredSystemLanguages());
}

async function openReader(dataFolder: string, options: LaunchOptions): Promise<MainWindow> {
  const installation = locateInstallation(app.getAppPath());
  const engine = await openEngine({
    dataFolder,
    resourcesFolder: installation.resources,
    indexFolder: installation.index,
    version: app.getVersion(),
    shell: 'electron',
    systemLanguage: negotiateLanguage(app.getPreferredSystemLanguages()),
    ...(options.language !== undefined && { forcedLanguage: options.language }),
  });
  closeBeforeQuit(engine);

  restrictPermissions(session.defaultSession);
  blockNetwork(session.defaultSession);
  serveApp(protocol, installation.renderer);
  connectIpc(engine);

  const window = createMainWindow({ engine, installation, developerTools: !app.isPackaged });
  engine.attach(
    createShellPorts({ engine, preload: installation.preload, parent: window.current }),
  );
  keepMenu(engine, { dataFolder, runCommand: window.runCommand });
  await window.show();
  return window;
}

/** Holds the end back until the library is closed. By then the windows are gone and have saved. */
function closeBeforeQuit(engine: Engine): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    engine.close().then(
      () => {
        closed = true;
        app.quit();
      },
      (error: unknown) => {
        console.error(error);
        app.exit(1);
      },
    );
  });
}

/** Says in the user's language why there is nothing to show, and ends with exit code 1. */
function reportFailure(error: unknown, to: Language): void {
  console.error(error);
  const text =
    error instanceof ZhujianError
      ? describeError(error.code, error.details, to)
      : describeError('internal', { reason: String(error) }, to);
  dialog.showErrorBox(createTranslate(messages, to)('app.cannot-start'), text);
  app.exit(1);
}
