import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { browserFlags } from './browser-flags.ts';

/** One headless browser, kept for a while between jobs because a start takes most of a second. */
export interface BrowserKeeper {
  /** Runs a job with the browser, which is started when there is none alive. */
  use<T>(job: (browser: Browser) => Promise<T>): Promise<T>;
  /** Ends the browser and removes its profile; jobs that still run fail. */
  close(): Promise<void>;
}

interface RunningBrowser {
  browser: Browser;
  /** Its own profile, in the system's temporary folder. */
  profile: string;
}

/** A browser that doesn't leave within this time when asked is killed. Milliseconds. */
const PATIENCE = 3_000;

/**
 * @param executable gives the browser's path at each start; may throw
 * @param idleTime milliseconds without a job after which the browser is ended
 */
export function createBrowserKeeper(executable: () => string, idleTime: number): BrowserKeeper {
  let current: Promise<RunningBrowser> | undefined;
  let jobs = 0;
  let idle: NodeJS.Timeout | undefined;
  let ending: Promise<void> = Promise.resolve();

  function start(): Promise<RunningBrowser> {
    const starting = launchBrowser(executable());
    current = starting;
    starting.then(
      ({ browser, profile }) => {
        browser.once('disconnected', () => {
          if (current === starting) current = undefined;
          ending = Promise.all([ending, removeProfile(profile)]).then(() => undefined);
        });
      },
      () => {
        if (current === starting) current = undefined;
      },
    );
    return starting;
  }

  function end(): Promise<void> {
    clearTimeout(idle);
    const leaving = current;
    current = undefined;
    // Whoever asks for the end waits for every browser that is still on its way out.
    ending = Promise.all([ending, leaving?.then(endBrowser, () => undefined)]).then(
      () => undefined,
    );
    return ending;
  }

  return {
    async use(job) {
      clearTimeout(idle);
      jobs += 1;
      try {
        const { browser } = await (current ?? start());
        return await job(browser);
      } finally {
        jobs -= 1;
        if (jobs === 0) idle = setTimeout(() => void end(), idleTime).unref();
      }
    },
    close: end,
  };
}

async function launchBrowser(executablePath: string): Promise<RunningBrowser> {
  // Loaded at the first job: most runs of the program never print.
  const { launch } = await import('puppeteer-core');
  const profile = await mkdtemp(join(tmpdir(), 'zhujian-browser-'));
  try {
    const browser = await launch({
      executablePath,
      headless: true,
      // A pipe, not a port: nobody else can talk to this browser, and it ends when we do.
      pipe: true,
      userDataDir: profile,
      args: browserFlags(),
      // The shell decides what a signal means; the driver would end the whole process.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return { browser, profile };
  } catch (error) {
    await removeProfile(profile);
    throw error;
  }
}

async function endBrowser({ browser, profile }: RunningBrowser): Promise<void> {
  const browserProcess = browser.process();
  const kill = setTimeout(() => browserProcess?.kill('SIGKILL'), PATIENCE);
  try {
    await browser.close();
  } catch {
    // It can't even say goodbye; it has no state worth keeping.
    browserProcess?.kill('SIGKILL');
  } finally {
    clearTimeout(kill);
  }
  await removeProfile(profile);
}

async function removeProfile(profile: string): Promise<void> {
  try {
    // The browser's children may still hold files for a moment after it has gone.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    // A profile left among temporary files is no reason to fail a job or the server.
    console.error(error);
  }
}
