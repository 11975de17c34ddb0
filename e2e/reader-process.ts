import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { browserFlags } from '../src/server/headless/browser-flags.ts';
import { findBrowser } from '../src/server/headless/find-browser.ts';

export const root = join(import.meta.dirname, '..');
const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';
const projectNode = join(root, 'node_modules', 'node', 'bin', nodeName);

/** The browser that tests run in: Playwright's own where it is installed, else the system's. */
export function browserLaunch(): { args: string[]; executablePath?: string } {
  const installed = existsSync(chromium.executablePath()) ? undefined : findBrowser();
  return { args: browserFlags(), ...(installed ? { executablePath: installed } : {}) };
}

export interface ReaderProcess {
  /** The address to open first, with its one-time token. */
  url: string;
  /** Ends the program as a user does. */
  stop(): Promise<void>;
  /** Ends the program with no chance to tidy up. */
  kill(): Promise<void>;
}

export interface ReaderProcessOptions {
  /** Without one the reader has a folder of its own, which goes when it ends. */
  dataFolder?: string;
  /** More words for the command line. */
  arguments?: string[];
  /** Hears what the program prints. */
  record?: (text: string) => void;
}

/** Starts the built program's server shell on a free port, in Chinese unless told otherwise. */
export async function startReader(options: ReaderProcessOptions = {}): Promise<ReaderProcess> {
  const own = options.dataFolder ? undefined : await mkdtemp(join(tmpdir(), 'zhujian-reader-'));
  const dataFolder = options.dataFolder ?? own ?? '';
  const command = ['out/main/cli.js', 'serve', '--no-open', '--port', '0'];
  const child = spawn(
    existsSync(projectNode) ? projectNode : process.execPath,
    [...command, '--data-dir', dataFolder, ...(options.arguments ?? [])],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
    },
  );
  const record = options.record ?? (() => {});
  child.stdout.setEncoding('utf8').on('data', record);
  child.stderr.setEncoding('utf8').on('data', record);
  const url = await readUrl(child);
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await endProcess(child, signal);
    if (own) await rm(own, { recursive: true, force: true });
  }
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Ends a process and waits until it is gone; nothing happens when it already is. */
export async function endProcess(
  child: ChildProcess,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Waits for the line that holds the address. */
async function readUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/u.exec(line)?.[0];
    if (url) {
      // Whoever stops reading a pipe stops its writer in the end.
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('the program ended without printing its address');
}
