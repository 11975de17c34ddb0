import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openEngine } from '../../engine/engine.ts';
import { ipcChannels } from '../../shared/ipc-channels.ts';
import * as electron from './electron-double.ts';

/**
 * Boots the built shell under plain Node with the double in Electron's place, plays the user's and
 * the system's part, and prints as JSON what came of it.
 *
 * Arguments: the folder that holds `out/` and `resources/`, the data folder, and what should happen:
 * `use`, `fail` (the start is expected to fail) or `second` (another instance holds the lock).
 */
const [appFolder = '', dataFolder = '', plot = 'use'] = process.argv.slice(2);
const { app, BrowserWindow, createEvent, ipcMain, protocol, record, session, system } = electron;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('electron-double.ts', import.meta.url).href, shortCircuit: true };
  },
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function currentWindow(): InstanceType<typeof BrowserWindow> {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) throw new Error('there is no window');
  return window;
}

async function fetchPages(): Promise<Record<string, unknown>> {
  const handler = protocol.handlers.get('app');
  const answers: Record<string, unknown> = {};
  for (const path of ['index.html', 'print.html', '..%2fpackage.json', '%2e%2e%2fpackage.json']) {
    const answer = await handler?.(new Request(`app://zhujian/${path}`));
    answers[path] = {
      status: answer?.status,
      policy: answer?.headers.get('Content-Security-Policy'),
      text: await answer?.text(),
    };
  }
  return answers;
}

function tryToLeave(): Record<string, unknown> {
  const { webContents } = currentWindow();
  const prevented = (name: string, details: object): boolean => {
    const event = createEvent(details);
    webContents.emit(name, event);
    return event.defaultPrevented;
  };
  const away = { url: 'https://example.com/', isMainFrame: true };
  const home = { url: webContents.getURL(), isMainFrame: true };
  return {
    navigate: prevented('will-navigate', away),
    frame: prevented('will-frame-navigate', { ...home, isMainFrame: false }),
    redirect: prevented('will-redirect', home),
    webview: prevented('will-attach-webview', {}),
    otherPage: prevented('will-navigate', { ...home, url: 'app://zhujian/print.html' }),
    reload: prevented('will-navigate', home) || prevented('will-frame-navigate', home),
    open: Reflect.apply(webContents.openHandler ?? (() => undefined), undefined, [away]),
    webRtc: webContents.webRtcPolicy,
  };
}

function askForPowers(): Record<string, unknown> {
  const { defaultSession: own } = session;
  const ask = (permission: string, requestingUrl: string): unknown => {
    let granted: unknown;
    const callback = (answer: boolean): void => {
      granted = answer;
    };
    Reflect.apply(own.requestHandler ?? (() => undefined), undefined, [
      null,
      permission,
      callback,
      { requestingUrl },
    ]);
    const checked = Reflect.apply(own.checkHandler ?? (() => undefined), undefined, [
      null,
      permission,
      requestingUrl,
      {},
    ]);
    return [granted, checked];
  };
  const request = (url: string, resourceType: string): unknown => {
    let answer: unknown;
    const callback = (response: unknown): void => {
      answer = response;
    };
    Reflect.apply(own.beforeRequest ?? (() => undefined), undefined, [
      { url, resourceType },
      callback,
    ]);
    return answer;
  };
  return {
    clipboard: ask('clipboard-sanitized-write', 'app://zhujian/index.html'),
    clipboardElsewhere: ask('clipboard-sanitized-write', 'https://example.com/'),
    ...Object.fromEntries(
      ['clipboard-read', 'geolocation', 'media', 'notifications', 'openExternal', 'usb'].map(
        (permission) => [permission, ask(permission, 'app://zhujian/index.html')],
      ),
    ),
    device: Reflect.apply(own.deviceHandler ?? (() => undefined), undefined, [{}]),
    spellChecker: own.spellChecker,
    http: request('http://example.com/', 'xhr'),
    https: request('https://example.com/app://zhujian/', 'image'),
    own: request('app://zhujian/assets/a.js', 'script'),
  };
}

function call(method: string, input: unknown, frame?: Parameters<typeof ipcMain.invoke>[3]) {
  const { webContents } = currentWindow();
  return ipcMain.invoke(ipcChannels.call, webContents, [method, input], frame);
}

async function tryPreload(): Promise<Record<string, unknown>> {
  createRequire(import.meta.url)(join(appFolder, 'out', 'preload', 'index.cjs'));
  const bridge = record.exposed.zhujian as {
    invoke(method: string, input: unknown): Promise<unknown>;
    subscribe(listener: (event: unknown) => void): () => void;
  };
  const heard: unknown[] = [];
  const stop = bridge.subscribe((event) => heard.push(event));
  electron.ipcRenderer.emit(ipcChannels.event, {}, { topic: 'settings', revision: 1 });
  electron.ipcRenderer.emit(ipcChannels.command, {}, 'print.open');
  stop();
  electron.ipcRenderer.emit(ipcChannels.command, {}, 'too.late');
  return {
    exposed: Object.keys(record.exposed),
    members: Object.keys(bridge),
    sent: await bridge.invoke('app.info', {}),
    heard,
  };
}

function listMenu(): (string | undefined)[] {
  return record.menus.at(-1)?.map(({ label }) => label) ?? [];
}

async function playUser(): Promise<Record<string, unknown>> {
  await until(() => BrowserWindow.getAllWindows()[0]?.calls.includes('show') ?? false);
  const first = currentWindow();
  const facts: Record<string, unknown> = {
    options: first.options,
    url: first.webContents.getURL(),
    pages: await fetchPages(),
    leaving: tryToLeave(),
    powers: askForPowers(),
    channels: [...ipcMain.handlers.keys()],
    info: await call('app.info', {}),
    search: await call('search.query', { query: '江山就是人民', limit: 1 }),
    foreign: await call('app.info', {}, { url: 'https://example.com/', parent: null }),
    menuBefore: listMenu(),
  };
  await call('settings.update', { language: 'en', theme: 'dark' });
  facts.menuAfter = listMenu();
  await until(() => first.background !== first.options.backgroundColor);
  facts.background = first.background;
  facts.preload = await tryPreload();

  app.emit('second-instance', createEvent({}));
  await until(() => first.calls.includes('focus'));
  facts.windowsAfterSecondStart = BrowserWindow.getAllWindows().length;

  first.bounds = { x: 40, y: 50, width: 700, height: 600 };
  // On macOS a window can be closed and called back; the other systems would have quit by now.
  app.removeAllListeners('window-all-closed');
  first.close();
  app.emit('activate', createEvent({}));
  await until(() => BrowserWindow.getAllWindows()[0]?.calls.includes('show') ?? false);
  facts.boundsOfSecondWindow = currentWindow().bounds;

  app.quit();
  await until(() => record.quits > 0);
  // Only one process at a time may hold the library, so opening it proves that it was let go.
  const engine = await openEngine({
    dataFolder,
    resourcesFolder: join(appFolder, 'resources'),
    indexFolder: join(appFolder, 'out', 'index'),
    version: '0.0.0',
    shell: 'command-line',
    systemLanguage: 'zh-CN',
  });
  await engine.close();
  return facts;
}

system.appPath = appFolder;
system.lockGranted = plot !== 'second';
process.argv = [process.execPath, appFolder, `--data-dir=${dataFolder}`];
await import(pathToFileURL(join(appFolder, 'out', 'main', 'index.js')).href);
const beforeReady = structuredClone({
  schemes: record.schemes,
  sandboxEnabled: record.sandboxEnabled,
  switches: record.switches,
  userData: record.userData,
  windows: BrowserWindow.getAllWindows().length,
});
app.becomeReady();
let facts: Record<string, unknown> = {};
if (plot === 'use') facts = await playUser();
else await until(() => record.exitCodes.length + record.quits > 0);
const { errorBoxes, exitCodes, quits } = record;
const windows = BrowserWindow.getAllWindows().length;
console.log(JSON.stringify({ beforeReady, ...facts, errorBoxes, exitCodes, quits, windows }));
