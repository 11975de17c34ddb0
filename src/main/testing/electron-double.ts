import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindowConstructorOptions,
  ContextBridge,
  CustomScheme,
  Dialog,
  Display,
  IpcMain,
  IpcMainInvokeEvent,
  IpcRenderer,
  MenuItemConstructorOptions,
  NativeTheme,
  Protocol,
  Rectangle,
  Screen,
  Session,
  Shell,
  WebContents,
  WebFrameMain,
} from 'electron';

/**
 * The one stand-in for the `electron` module: it records what the shell asks of Electron and lets a
 * test play the system's part. Its parts are typed by `electron.d.ts`, so they can't drift from it.
 */

type Listener<Method extends (...args: never[]) => unknown> = NonNullable<Parameters<Method>[0]>;
type InvokeListener = Parameters<IpcMain['handle']>[1];

/** What the shell asked for, in order. */
export const record = {
  switches: [] as [name: string, value: string | undefined][],
  schemes: [] as CustomScheme[],
  sandboxEnabled: false,
  userData: '',
  errorBoxes: [] as { title: string; content: string }[],
  menus: [] as MenuItemConstructorOptions[][],
  shownItems: [] as string[],
  saveDialogs: [] as unknown[][],
  exposed: {} as Record<string, unknown>,
  sentToMain: [] as unknown[][],
  quits: 0,
  exitCodes: [] as number[],
};

/** How the system behaves; a test changes it before it starts the shell. */
export const system = {
  appPath: process.cwd(),
  languages: ['zh-CN'],
  lockGranted: true,
  saveAs: undefined as string | undefined,
  /** Why pages do not load. */
  loadFailure: undefined as Error | undefined,
  /** The button pressed in message boxes. */
  pressed: 0,
  displays: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Rectangle[],
};

/** An event as Electron hands it to a listener that may prevent what is about to happen. */
export function createEvent<Details extends object>(details: Details) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      this.defaultPrevented = true;
    },
  };
}

class AppDouble
  extends EventEmitter
  implements
    Pick<
      App,
      | 'enableSandbox'
      | 'exit'
      | 'getAppPath'
      | 'getPreferredSystemLanguages'
      | 'getVersion'
      | 'isPackaged'
      | 'quit'
      | 'requestSingleInstanceLock'
      | 'setAboutPanelOptions'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly isPackaged = false;
  readonly commandLine: Pick<App['commandLine'], 'appendSwitch'> = {
    appendSwitch: (name, value) => void record.switches.push([name, value]),
  };
  #ready = Promise.withResolvers<void>();

  /** Plays Electron's part: the moment at which windows may be made. */
  becomeReady(): void {
    this.#ready.resolve();
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  getAppPath(): string {
    return system.appPath;
  }
  setPath(name: string, path: string): void {
    if (name === 'userData') record.userData = path;
  }
  getVersion(): string {
    return '0.0.0';
  }
  getPreferredSystemLanguages(): string[] {
    return system.languages;
  }
  enableSandbox(): void {
    record.sandboxEnabled = true;
  }
  requestSingleInstanceLock(): boolean {
    return system.lockGranted;
  }
  setAboutPanelOptions(): void {}
  /** Windows close first; then `will-quit` may still hold the end back. */
  quit(): void {
    for (const window of [...openWindows]) window.close();
    const event = createEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) record.quits += 1;
  }
  exit(code = 0): void {
    record.exitCodes.push(code);
  }
}
export const app = new AppDouble();

const openWindows: BrowserWindow[] = [];

interface FrameDouble {
  url: WebFrameMain['url'];
  parent: FrameDouble | null;
}

class WebContentsDouble
  extends EventEmitter
  implements
    Pick<WebContents, 'getURL' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'send'>
{
  readonly sent: [channel: string, ...args: unknown[]][] = [];
  readonly mainFrame: FrameDouble = { url: '', parent: null };
  /** Plays the page: hears what is sent to it. */
  hear: ((channel: string, ...args: unknown[]) => void) | undefined;
  webRtcPolicy = 'default';
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;

  getURL(): string {
    return this.mainFrame.url;
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args]);
    this.hear?.(channel, ...args);
  }
  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return openWindows;
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return openWindows.find((window) => window.webContents === contents) ?? null;
  }

  readonly webContents = new WebContentsDouble();
  readonly options: BrowserWindowConstructorOptions;
  readonly calls: string[] = [];
  bounds: Rectangle;
  background: string;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600, backgroundColor = '#fff' } = options;
    this.bounds = { x, y, width, height };
    this.background = backgroundColor;
    openWindows.push(this);
    app.emit('web-contents-created', createEvent({}), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    if (system.loadFailure) throw system.loadFailure;
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  isMaximized(): boolean {
    return this.calls.includes('maximize');
  }
  isMinimized(): boolean {
    return this.calls.includes('minimize');
  }
  isDestroyed(): boolean {
    return !openWindows.includes(this);
  }
  setBackgroundColor(color: string): void {
    this.background = color;
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  minimize(): void {
    this.calls.push('minimize');
  }
  maximize(): void {
    this.calls.push('maximize');
  }
  reload(): void {
    this.calls.push('reload');
  }
  close(): void {
    this.emit('close', createEvent({}));
    this.destroy();
  }
  destroy(): void {
    const at = openWindows.indexOf(this);
    if (at < 0) return;
    openWindows.splice(at, 1);
    this.emit('closed');
    if (openWindows.length === 0) app.emit('window-all-closed');
  }
}

class IpcMainDouble implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  readonly handlers = new Map<string, InvokeListener>();

  handle(channel: string, listener: InvokeListener): void {
    this.handlers.set(channel, listener);
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
  /** Calls as a page would: `sender` shows `frame`, by default its own top frame. */
  async invoke(
    channel: string,
    sender: WebContentsDouble,
    args: unknown[],
    frame: FrameDouble | null = sender.mainFrame,
  ): Promise<unknown> {
    const listener = this.handlers.get(channel);
    if (!listener) throw new Error(`no handler for ${channel}`);
    const event: unknown = { sender, senderFrame: frame };
    return listener(event as IpcMainInvokeEvent, ...structuredClone(args));
  }
}
export const ipcMain = new IpcMainDouble();

class SessionDouble
  implements
    Pick<
      Session,
      | 'setDevicePermissionHandler'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setSpellCheckerEnabled'
    >
{
  spellChecker = true;
  requestHandler: Listener<Session['setPermissionRequestHandler']> | undefined;
  checkHandler: Listener<Session['setPermissionCheckHandler']> | undefined;
  deviceHandler: Listener<Session['setDevicePermissionHandler']> | undefined;
  beforeRequest: Listener<Session['webRequest']['onBeforeRequest']> | undefined;
  readonly webRequest = {
    onBeforeRequest: (listener: typeof this.beforeRequest | null): void => {
      this.beforeRequest = listener ?? undefined;
    },
  };

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
  setPermissionRequestHandler(handler: typeof this.requestHandler | null): void {
    this.requestHandler = handler ?? undefined;
  }
  setPermissionCheckHandler(handler: typeof this.checkHandler | null): void {
    this.checkHandler = handler ?? undefined;
  }
  setDevicePermissionHandler(handler: typeof this.deviceHandler | null): void {
    this.deviceHandler = handler ?? undefined;
  }
}
export const session = { defaultSession: new SessionDouble() };

type SchemeHandler = Parameters<Protocol['handle']>[1];
class ProtocolDouble implements Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly handlers = new Map<string, SchemeHandler>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    record.schemes.push(...schemes);
  }
  handle(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler);
  }
}
export const protocol = new ProtocolDouble();

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: MenuItemConstructorOptions[]) => void record.menus.push(menu),
};

export const dialog: Pick<Dialog, 'showErrorBox' | 'showMessageBoxSync' | 'showSaveDialog'> = {
  showErrorBox: (title, content) => void record.errorBoxes.push({ title, content }),
  showMessageBoxSync: () => system.pressed,
  showSaveDialog: async (...wish: unknown[]) => {
    record.saveDialogs.push(wish);
    return { canceled: system.saveAs === undefined, filePath: system.saveAs ?? '' };
  },
};

export const screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'> = {
  getAllDisplays: () => system.displays.map(createDisplay),
  getPrimaryDisplay: () => createDisplay(system.displays[0] ?? { x: 0, y: 0, width: 1, height: 1 }),
};

function createDisplay(workArea: Rectangle): Display {
  const display: Partial<Display> = { workArea, bounds: workArea };
  return display as Display;
}

export const shell: Pick<Shell, 'showItemInFolder'> = {
  showItemInFolder: (path) => void record.shownItems.push(path),
};

export const nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'> = {
  shouldUseDarkColors: false,
  themeSource: 'system',
};

export const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
  exposeInMainWorld: (key, api: unknown) => {
    record.exposed[key] = api;
  },
};

class IpcRendererDouble extends EventEmitter implements Pick<IpcRenderer, 'invoke'> {
  async invoke(...message: unknown[]): Promise<unknown> {
    record.sentToMain.push(message);
    return message;
  }
}
export const ipcRenderer = new IpcRendererDouble();
