import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '..', '..', '..');
export const program = join(root, 'src', 'cli', 'index.ts');

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Makes a folder that goes when the test file is done. Call it while the file is collected. */
export async function createTemporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-cli-')));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the command line as a process of its own, in Chinese unless the arguments say otherwise. */
export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  file: string = program,
): ChildProcess {
  const { LANG: _lang, LC_ALL: _all, LC_MESSAGES: _messages, DISPLAY: _x, ...rest } = process.env;
  return spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...rest, WAYLAND_DISPLAY: '', ...env },
    stdio: 'pipe',
  });
}

/**
 * Runs the command line to its end.
 *
 * @param args the words of the command line
 * @param options `input` goes to its standard input; `env` is added to the environment;
 *   `program` is run instead of this checkout's
 */
export async function runCli(
  args: readonly string[],
  options: { input?: string; env?: NodeJS.ProcessEnv; program?: string } = {},
): Promise<Outcome> {
  const child = startCli(args, options.env, options.program);
  child.stdin?.end(options.input ?? '');
  return finish(child);
}

/** Waits for a process to end and gives what it wrote from now on. */
export function finish(child: ChildProcess): Promise<Outcome> {
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    outcome.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    outcome.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...outcome, code }));
  });
}
