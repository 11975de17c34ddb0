import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refuseExisting, writeWhole } from './new-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-file-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new Uint8Array([1, 2, 3]);

it('refuses whatever stands at the place, a dead link too', async () => {
  const file = join(folder, 'a.pdf');
  await refuseExisting(file);
  await symlink('/nowhere', file);
  await expect(refuseExisting(file)).rejects.toMatchObject({
    code: 'file-exists',
    details: { file },
  });
  await writeFile(join(folder, 'file'), '');
  await expect(refuseExisting(join(folder, 'file', 'a.pdf'))).rejects.toMatchObject({
    code: 'file-unwritable',
  });
});

it('writes the whole file and nothing else', async () => {
  const file = join(folder, '书.pdf');
  await writeFile(file, 'older and longer');
  await writeWhole(file, bytes);
  expect(new Uint8Array(await readFile(file))).toEqual(bytes);
  expect(await readdir(folder)).toEqual(['书.pdf']);
});

it('leaves no draft where it fails', async () => {
  await mkdir(join(folder, 'taken', 'full'), { recursive: true });
  await expect(writeWhole(join(folder, 'taken'), bytes)).rejects.toMatchObject({
    code: 'file-unwritable',
  });
  await expect(writeWhole(join(folder, 'no', 'a.pdf'), bytes)).rejects.toMatchObject({
    code: 'file-unwritable',
    details: { reason: 'ENOENT' },
  });
  expect(await readdir(folder)).toEqual(['taken']);
});
