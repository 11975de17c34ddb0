import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ZhujianError } from '../shared/errors.ts';

/**
 * Makes sure that nothing stands where a file is to be written.
 * @throws ZhujianError `file-exists`, or `file-unwritable` when the place can't be looked at
 */
export async function refuseExisting(file: string): Promise<void> {
  try {
    await lstat(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw unwritable(file, error);
  }
  throw new ZhujianError('file-exists', { file });
}

/**
 * Writes a file whole or not at all: under another name first, then renamed, so that a crash or a
 * full disk leaves no half of it and an older file stays until the new one is complete.
 *
 * @throws ZhujianError `file-unwritable`
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    await writeFile(draft, bytes, { flag: 'wx', flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(file, error);
  }
}

function unwritable(file: string, cause: unknown): ZhujianError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new ZhujianError('file-unwritable', { file, reason }, { cause });
}
