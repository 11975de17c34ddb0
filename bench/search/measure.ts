import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, Job, Result } from './figures.ts';
import type { EngineKey } from './registry.ts';

export interface Limits {
  /** For each process of an engine. Milliseconds. */
  readonly time: number;
  /** Of V8's heap. MiB. */
  readonly heap: number;
}

/** Measures one engine in processes of its own: one that builds, one that loads and answers. */
export async function measureEngine(
  key: EngineKey,
  job: Omit<Job, 'engine' | 'step' | 'folder'>,
  limits: Limits,
): Promise<Result> {
  const folder = join(job.workload, key);
  mkdirSync(folder);
  const result: Result = { key };
  await runStep({ ...job, engine: key, folder, step: 'build' }, limits, result);
  if (result.failure === undefined && result.diskBytes !== undefined) {
    await runStep({ ...job, engine: key, folder, step: 'ask' }, limits, result);
  }
  rmSync(folder, { recursive: true });
  return result;
}

/** Runs a process to its end and adds what it sends to `result`. */
function runStep(job: Job, limits: Limits, result: Result): Promise<void> {
  const child = fork(join(import.meta.dirname, 'process.ts'), [JSON.stringify(job)], {
    execArgv: ['--expose-gc', `--max-old-space-size=${limits.heap}`],
    silent: true,
    serialization: 'advanced',
  });
  const complaint = collectErrors(child);
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  child.on('message', (figures: Partial<Figures>) => Object.assign(result, figures));
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, limits.time);
    child.on('error', (error) => {
      result.failure = error.message;
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', stop);
      if (late) result.failure = `${result.doing}: ${limits.time / 60_000} minutes did not suffice`;
      else if (code !== 0) {
        result.failure = `${result.doing}: ${explainEnd(complaint(), limits) ?? signal ?? code}`;
      }
      resolve();
    });
  });
}

function collectErrors(child: ChildProcess): () => string {
  const parts: Buffer[] = [];
  child.stderr?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}

function explainEnd(complaint: string, limits: Limits): string | undefined {
  if (complaint.includes('heap out of memory')) {
    return `out of memory (${limits.heap} MiB of heap)`;
  }
  return /^\w*Error.*$/m.exec(complaint)?.[0];
}
