import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ZhujianError } from '../shared/errors.ts';

/**
 * Writes a file whole or not at all: a neighbour is written, flushed to the disk and put in its place.
 *
 * @param file absolute path; a file there is replaced
 * @throws ZhujianError `file-unwritable`; what stood there before is then untouched
 */
export async function writeFileAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const neighbour = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(neighbour, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(neighbour, file);
  } catch (error) {
    await rm(neighbour, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new ZhujianError('file-unwritable', { file, reason }, { cause: error });
  }
}
