import { Worker } from 'node:worker_threads';
import { ZhujianError } from '../../shared/errors.ts';
import type { SearchStatus } from '../../shared/search/contract.ts';
import type {
  SearchStart,
  Task,
  Tasks,
  WorkerEvent,
  WorkerReply,
  WorkerRequest,
} from './protocol.ts';

export interface WorkerClient {
  /**
   * Asks the worker. A worker that dies meanwhile is started anew and asked again.
   * @throws ZhujianError what the worker says; `search-unavailable` when it keeps dying, takes too
   * long, or is closed
   */
  ask<T extends Task>(task: T, input: Tasks[T]['input']): Promise<Tasks[T]['output']>;
  /** Ends the worker; whatever still waits is refused. */
  close(): Promise<void>;
}

export interface WorkerClientOptions {
  /** The worker's module. */
  file: URL;
  /** What a worker is started with, at that time. */
  start(): SearchStart;
  onStatus(status: SearchStatus): void;
  /**
   * A worker that owes an answer for so long hangs, and is ended. Unit: milliseconds.
   */
  patience?: number;
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

const PATIENCE = 30_000;

/** Starts the search worker and keeps it running. */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  return new SearchWorker(options);
}

class SearchWorker implements WorkerClient {
  readonly #options: WorkerClientOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;
  /** Until all text is there, waiting is no sign of trouble. */
  #isLoading = true;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WorkerClientOptions) {
    this.#options = options;
  }

  ask<T extends Task>(task: T, input: Tasks[T]['input']): Promise<Tasks[T]['output']> {
    if (this.#isClosed) {
      return Promise.reject(new ZhujianError('search-unavailable', { reason: 'closed' }));
    }
    this.#lastId += 1;
    const request = { id: this.#lastId, task, input } as WorkerRequest;
    return new Promise<Tasks[Task]['output']>((resolve, reject) => {
      this.#waiting.set(request.id, { request, deaths: 0, resolve, reject });
      this.#send(request);
    }) as Promise<Tasks[T]['output']>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#watch);
    this.#refuse(() => true, 'closed');
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.file, { workerData: this.#options.start() });
    this.#isLoading = true;
    let cause: unknown;
    worker.on('message', (message: WorkerReply | WorkerEvent) => {
      if ('status' in message) this.#hear(message.status);
      else this.#settle(message);
    });
    // `exit` follows an `error` always, and comes alone when the thread was ended.
    worker.on('error', (error) => {
      cause = error;
    });
    // The reply is lost, so whoever waits for it must be served by a new worker.
    worker.on('messageerror', () => worker.terminate());
    worker.on('exit', (code) => {
      this.#worker = undefined;
      const reason = cause instanceof Error ? cause.message : `exit code ${code}`;
      if (!this.#isClosed) this.#recover(reason, cause);
    });
    return worker;
  }

  #hear(status: SearchStatus): void {
    this.#isLoading = status.state === 'loading';
    this.#watchOver();
    if (!this.#isClosed) this.#options.onStatus(status);
  }

  #settle(reply: WorkerReply): void {
    const entry = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) entry?.resolve(reply.output);
    else entry?.reject(new ZhujianError(reply.code, reply.details));
    this.#watchOver();
  }

  #send(request: WorkerRequest): void {
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage(request);
      if (this.#watch === undefined) this.#watchOver();
    } catch (error) {
      this.#refuse((entry) => entry.request === request, String(error), error);
    }
  }

  /** Answers come in order, so it is the oldest question that a worker hangs on. */
  #watchOver(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    const oldest = [...this.#waiting.values()].find(({ request }) => request.task === 'answer');
    if (oldest === undefined || this.#isLoading || this.#isClosed) return;
    const patience = this.#options.patience ?? PATIENCE;
    this.#watch = setTimeout(() => {
      this.#watch = undefined;
      this.#refuse((entry) => entry === oldest, `no answer for ${patience / 1000} s`);
      void this.#worker?.terminate();
    }, patience).unref();
  }

  #recover(reason: string, cause: unknown): void {
    for (const entry of this.#waiting.values()) entry.deaths += 1;
    this.#refuse((entry) => entry.deaths >= MAX_DEATHS, reason, cause);
    for (const entry of this.#waiting.values()) this.#send(entry.request);
  }

  #refuse(which: (entry: Waiting) => boolean, reason: string, cause?: unknown): void {
    for (const [id, entry] of this.#waiting) {
      if (!which(entry)) continue;
      this.#waiting.delete(id);
      entry.reject(new ZhujianError('search-unavailable', { reason }, { cause }));
    }
  }
}
