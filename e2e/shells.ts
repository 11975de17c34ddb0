import { type BrowserContext, _electron as electron, type Page } from '@playwright/test';
import { endProcess, type ReaderProcessOptions, root, startReader } from './reader-process.ts';

/** One run of the program in one of its shells. */
export interface Shell {
  /** The address of the first page; with a one-time token where the shell serves. */
  url: string;
  /** Shows the reader and gives its page. */
  open(): Promise<Page>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** The server shell, shown in one page of the test's own browser context. */
export async function startServerShell(
  options: ReaderProcessOptions,
  context: BrowserContext,
): Promise<Shell> {
  const reader = await startReader(options);
  return {
    ...reader,
    async open() {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(reader.url);
      return page;
    },
  };
}

/** The Electron shell with its own window. */
export async function startElectronShell(
  options: ReaderProcessOptions & { dataFolder: string },
): Promise<Shell> {
  const executablePath = process.env.ELECTRON_EXEC_PATH;
  const app = await electron.launch({
    args: [root, '--data-dir', options.dataFolder, ...(options.arguments ?? [])],
    cwd: root,
    env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } as Record<string, string>,
    ...(executablePath ? { executablePath } : {}),
  });
  const child = app.process();
  child.stderr?.setEncoding('utf8').on('data', options.record ?? (() => {}));
  return {
    url: 'app://zhujian/index.html',
    open: () => app.firstWindow(),
    stop: () => app.close(),
    kill: () => endProcess(child, 'SIGKILL'),
  };
}
