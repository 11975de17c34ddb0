import { Worker } from 'node:worker_threads';
import { ZhujianError } from '../../shared/errors.ts';
import type { Task, Tasks, WorkerReply, WorkerRequest, WorkerStart } from './protocol.ts';

export interface WorkerClient {
  /**
   * Asks the worker. A worker that dies meanwhile is started anew and asked again.
   * @throws ZhujianError `search-unavailable` when the worker keeps dying, fails, or is closed
   */
  ask<T extends Task>(task: T, input: Tasks[T]['input']): Promise<Tasks[T]['output']>;
  /** Ends the worker; whatever still waits is refused. */
  close(): Promise<void>;
}

interface Waiting {
  request: WorkerRequest;
  /** Workers that died on this request. */
  deaths: number;
  resolve(output: Tasks[Task]['output']): void;
  reject(error: ZhujianError): void;
}

/** A request on which this many workers died is given up, for it may be what kills them. */
const MAX_DEATHS = 3;

/**
 * Starts the search worker and keeps it running.
 *
 * @param file the worker's module
 * @param start what it is started with, every time
 */
export function createWorkerClient(file: URL, start: WorkerStart): WorkerClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let isClosed = false;

  function ensureWorker(): Worker {
    worker ??= startWorker();
    return worker;
  }

  function startWorker(): Worker {
    const started = new Worker(file, { workerData: start });
    let cause: unknown;
    started.on('message', settle);
    // `exit` follows an `error` always, and comes alone when the thread was ended.
    started.on('error', (error) => {
      cause = error;
    });
    // The reply is lost, so whoever waits for it must be served by a new worker.
    started.on('messageerror', () => started.terminate());
    started.on('exit', (code) => {
      worker = undefined;
      if (!isClosed) recover(cause instanceof Error ? cause.message : `exit code ${code}`, cause);
    });
    return started;
  }

  function settle(reply: WorkerReply): void {
    const entry = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) entry?.resolve(reply.output);
    else entry?.reject(new ZhujianError('search-unavailable', { reason: reply.reason }));
  }

  function recover(reason: string, cause: unknown): void {
    for (const entry of waiting.values()) entry.deaths += 1;
    refuse((entry) => entry.deaths >= MAX_DEATHS, reason, cause);
    for (const entry of waiting.values()) send(entry.request);
  }

  function send(request: WorkerRequest): void {
    try {
      ensureWorker().postMessage(request);
    } catch (error) {
      refuse((entry) => entry.request === request, String(error), error);
    }
  }

  function refuse(which: (entry: Waiting) => boolean, reason: string, cause?: unknown): void {
    for (const [id, entry] of waiting) {
      if (!which(entry)) continue;
      waiting.delete(id);
      entry.reject(new ZhujianError('search-unavailable', { reason }, { cause }));
    }
  }

  function ask<T extends Task>(task: T, input: Tasks[T]['input']): Promise<Tasks[T]['output']> {
    if (isClosed) {
      return Promise.reject(new ZhujianError('search-unavailable', { reason: 'closed' }));
    }
    lastId += 1;
    const request = { id: lastId, task, input } as WorkerRequest;
    return new Promise<Tasks[Task]['output']>((resolve, reject) => {
      waiting.set(request.id, { request, deaths: 0, resolve, reject });
      send(request);
    }) as Promise<Tasks[T]['output']>;
  }

  async function close(): Promise<void> {
    isClosed = true;
    refuse(() => true, 'closed');
    await worker?.terminate();
  }

  return { ask, close };
}
