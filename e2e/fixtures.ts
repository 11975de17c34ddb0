import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Shell, startElectronShell, startServerShell } from './shells.ts';

interface RestartOptions {
  kill?: boolean;
  arguments?: string[];
  whileStopped?: () => void;
}

/** A reader that runs for one test, with a data folder of its own. */
export interface Reader {
  readonly shell: 'browser' | 'electron';
  readonly dataFolder: string;
  /** What the program has printed so far. */
  readonly log: string;
  /** The address of the shell's first page; with a one-time token where the shell serves. */
  readonly url: string;
  /** Shows the reader and gives its page. */
  open(): Promise<Page>;
  /**
   * Ends the program, starts it again on the same data and shows it in `page`.
   * @param options `kill` gives it no chance to tidy up; `arguments` are added to its command line;
   *   `whileStopped` runs in between
   */
  restart(options?: RestartOptions): Promise<void>;
  /** Ends the program with no chance to tidy up, and leaves its page as it is. */
  kill(): Promise<void>;
  /** Calls a method of the contract as the page does, and gives its value. */
  call(method: string, input: unknown): Promise<unknown>;
}

export const test = base.extend<{ reader: Reader }>({
  reader: async ({ context }, use, testInfo) => {
    const dataFolder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-e2e-')));
    const kind = testInfo.project.name === 'electron' ? 'electron' : 'browser';
    let log = '';
    const start = (words: string[] = []): Promise<Shell> => {
      const options = {
        dataFolder,
        arguments: words,
        record: (text: string) => {
          log += text;
        },
      };
      return kind === 'electron' ? startElectronShell(options) : startServerShell(options, context);
    };
    let shell = await start();
    let shown: Page | undefined;

    async function open(): Promise<Page> {
      shown = await shell.open();
      // A person acts on what can be seen; a test that is quicker would race the first paint.
      await shown.locator('article [data-block]').first().waitFor({ state: 'attached' });
      return shown;
    }

    await use({
      shell: kind,
      dataFolder,
      get log() {
        return log;
      },
      get url() {
        return shell.url;
      },
      open,
      async restart(options = {}) {
        await (options.kill ? shell.kill() : shell.stop());
        options.whileStopped?.();
        shell = await start(options.arguments);
        if (shown) await open();
      },
      kill: () => shell.kill(),
      call: async (method, input) => callFrom(shown ?? (await open()), method, input),
    });

    await shell.stop();
    if (testInfo.status !== testInfo.expectedStatus && log) {
      await testInfo.attach('program output', { body: log, contentType: 'text/plain' });
    }
    await rm(dataFolder, { recursive: true, force: true });
  },

  /** The reader, opened; after a restart too, though Electron then has another window. */
  page: async ({ reader }, use) => {
    let current = await reader.open();
    if (reader.shell === 'browser') return use(current);
    const { restart } = reader;
    reader.restart = async (options) => {
      await restart(options);
      current = await reader.open();
    };
    const follower = new Proxy(current, {
      get(_first, name) {
        const value: unknown = Reflect.get(current, name);
        return typeof value === 'function' ? value.bind(current) : value;
      },
    });
    return use(follower);
  },
});

export { expect } from '@playwright/test';

interface Bridge {
  zhujian?: { invoke(method: string, input: unknown): Promise<unknown> };
}

function callFrom(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async (call) => {
      const bridge = (window as unknown as Bridge).zhujian;
      const answer = bridge
        ? await bridge.invoke(call.method, call.input)
        : await fetch('/api/call', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(call),
          }).then((response) => response.json());
      const reply = answer as { ok: boolean; value?: unknown };
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      return reply.value;
    },
    { method, input },
  );
}
