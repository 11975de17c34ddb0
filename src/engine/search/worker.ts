import { parentPort, workerData } from 'node:worker_threads';
import { createCorpus, find } from './corpus.ts';
import type { GramIndex } from './gram-index.ts';
import { loadIndex } from './load-index.ts';
import type { LoadReport, WorkerReply, WorkerRequest, WorkerStart } from './protocol.ts';

/** The search thread: holds the folded text and its index, so that no query holds up the shell. */

if (parentPort === null) throw new Error('The search worker runs as a worker thread only.');
const port = parentPort;
const start = workerData as WorkerStart;
const corpus = createCorpus(start.documents);
let index: GramIndex | undefined;
// A failure to load ends the worker, which its owner sees.
const loading = load();

port.on('message', (request: WorkerRequest) => {
  if (request.task === 'load') {
    loading.then((output) => reply({ id: request.id, ok: true, output }));
    return;
  }
  try {
    const output = find(corpus, index, request.input);
    reply({ id: request.id, ok: true, output });
  } catch (error) {
    reply({ id: request.id, ok: false, reason: String(error) });
  }
});

async function load(): Promise<LoadReport> {
  const loaded = await loadIndex(corpus, start.indexFile);
  index = loaded.index;
  const { origin, fault } = loaded;
  const blocks = corpus.blocks.length;
  return { origin, ...(fault && { fault }), blocks, grams: index.size() };
}

function reply(message: WorkerReply): void {
  port.postMessage(message);
}
