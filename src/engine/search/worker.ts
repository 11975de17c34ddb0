import { parentPort, workerData } from 'node:worker_threads';
import { ZhujianError } from '../../shared/errors.ts';
import type { LibraryEntry } from '../library/library.ts';
import { createAnswerer } from './answer.ts';
import { CorpusKeeper } from './keeping/corpus-keeper.ts';
import { buffersOf, type PackJob, runPackJob } from './keeping/pack-job.ts';
import { createPacker } from './keeping/packer.ts';
import type {
  SearchStart,
  WorkerEvent,
  WorkerReply,
  WorkerRequest,
  WorkerStart,
} from './protocol.ts';

/**
 * The search threads. One holds all text with its index, so that no query holds up the shell;
 * another comes and goes, to make packs.
 */

if (parentPort === null) throw new Error('The search worker runs as a worker thread only.');
const port = parentPort;
const start = workerData as WorkerStart;
if (start.role === 'pack') pack(start.job);
else search(start);

function pack(job: PackJob): void {
  const result = runPackJob(job);
  port.postMessage(result, buffersOf(result));
}

function search(options: SearchStart): void {
  const library = Promise.withResolvers<readonly LibraryEntry[]>();
  if (options.library !== null) library.resolve(options.library);
  const keeper = new CorpusKeeper({
    ...options,
    library: library.promise,
    packer: createPacker(new URL(import.meta.url)),
    onStatus: (status) => port.postMessage({ status } satisfies WorkerEvent),
  });
  const answer = createAnswerer(() => keeper.corpus, options.regexLimit);
  // A failure to load ends the worker, which its owner sees.
  const text = keeper.loadText();
  const index = text.then(() => keeper.loadIndex());

  /** In the order in which requests came, so that an answer knows of every change before it. */
  async function perform(request: WorkerRequest): Promise<WorkerReply> {
    const { id } = request;
    switch (request.task) {
      case 'begin':
        library.resolve(request.input.library);
        return { id, ok: true, output: null };
      case 'load':
        return { id, ok: true, output: await index };
      case 'change':
        await text;
        keeper.change(request.input.id, request.input.document);
        return { id, ok: true, output: null };
      case 'answer':
        await text;
        return { id, ok: true, output: answer(request.input) };
    }
  }

  port.on('message', (request: WorkerRequest) => {
    perform(request).then(
      (reply) => port.postMessage(reply),
      (error: unknown) => port.postMessage(refuse(request.id, error)),
    );
  });
}

function refuse(id: number, error: unknown): WorkerReply {
  const { code, details } =
    error instanceof ZhujianError
      ? error
      : new ZhujianError('search-unavailable', { reason: String(error) });
  return { id, ok: false, code, details };
}
