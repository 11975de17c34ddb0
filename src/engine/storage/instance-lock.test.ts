import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { libraryPaths } from './library-paths.ts';

describe('takeInstanceLock', () => {
  it('lets one in at a time and names the holder', () => {
    using folder = createTemporaryFolder();
    const paths = libraryPaths(folder.path);
    const lock = takeInstanceLock(paths);
    expect(() => takeInstanceLock(paths)).toThrow(
      expect.objectContaining({
        code: 'already-open',
        details: { folder: folder.path, pid: process.pid },
      }),
    );
    lock.release();
    expect(existsSync(paths.holder)).toBe(false);
    takeInstanceLock(paths).release();
  });

  it('names no process where the holder has not told', () => {
    using folder = createTemporaryFolder();
    const paths = libraryPaths(folder.path);
    const lock = takeInstanceLock(paths);
    writeFileSync(paths.holder, '{');
    expect(() => takeInstanceLock(paths)).toThrow(
      expect.objectContaining({ details: { folder: folder.path, pid: '?' } }),
    );
    lock.release();
  });

  it('is freed by the kernel when its process is killed', async () => {
    using folder = createTemporaryFolder();
    const paths = libraryPaths(folder.path);
    const child = spawn(process.execPath, [
      join(import.meta.dirname, '../testing/bookmark-writer.ts'),
      folder.path,
    ]);
    await once(child.stdout, 'data');
    expect(() => takeInstanceLock(paths)).toThrow(
      expect.objectContaining({ details: { folder: folder.path, pid: child.pid } }),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    takeInstanceLock(paths).release();
    expect(existsSync(paths.lock)).toBe(true);
  });

  it('says the reason where nothing can be written', () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, 'mine');
    expect(() => takeInstanceLock(libraryPaths(file))).toThrow(
      expect.objectContaining({ code: 'data-folder-unwritable' }),
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});
