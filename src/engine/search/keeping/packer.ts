import { Worker } from 'node:worker_threads';
import type { PackJob, PackResult } from './pack-job.ts';

/** Makes packs in a thread of its own, so that searching goes on meanwhile. */
export type Packer = (job: PackJob) => Promise<PackResult>;

/** What the thread is started with; it ends when the job is done. */
export interface PackerStart {
  role: 'pack';
  job: PackJob;
}

/**
 * @param workerFile the module of the search worker, which knows this role too
 */
export function createPacker(workerFile: URL): Packer {
  return (job) =>
    new Promise((resolve, reject) => {
      const start: PackerStart = { role: 'pack', job };
      const worker = new Worker(workerFile, { workerData: start });
      worker.once('message', resolve);
      worker.once('messageerror', reject);
      worker.once('error', reject);
      // After a result this changes nothing any more.
      worker.once('exit', (code) => reject(new Error(`the packing thread ended with ${code}`)));
    });
}
