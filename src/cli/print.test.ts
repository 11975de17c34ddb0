import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTemporaryFolder, runCli } from './testing/run-cli.ts';

// These print for real: they need the built pages and a browser, as `npm test` sets them up.
const folder = await createTemporaryFolder();
const data = ['--data-dir', join(folder, 'data')];
const print = ['print', 'people-first', '--section', 'b10', ...data];

it('writes a PDF of the sections asked for', async () => {
  const file = join(folder, '一节.pdf');
  const { code, stdout, stderr } = await runCli([...print, '-o', file, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ file, pages: 1, blocks: 1 });
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await readdir(folder)).toEqual(['一节.pdf']);
});

it('replaces a file only when told to', async () => {
  const file = join(folder, 'old.pdf');
  await writeFile(file, 'old');
  const refused = await runCli([...print, '-o', file]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('--force');
  expect(await readFile(file, 'utf8')).toBe('old');
  const forced = await runCli([...print, '-o', file, '--force', '--lang', 'en']);
  expect(forced).toMatchObject({ code: 0, stdout: `Wrote ${file}: pages 1, paragraphs 1.\n` });
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
});

it('leaves nothing behind where it can’t write', async () => {
  const nowhere = join(folder, 'no', 'such', 'folder.pdf');
  expect(await runCli([...print, '-o', nowhere])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('ENOENT'),
  });
  const taken = join(folder, 'taken');
  await mkdir(join(taken, 'a.pdf'), { recursive: true });
  expect(await runCli([...print, '-o', join(taken, 'a.pdf'), '--force'])).toMatchObject({
    code: 1,
  });
  expect(await readdir(taken)).toEqual(['a.pdf']);
});

it('says that it needs a browser', async () => {
  const file = join(folder, 'none.pdf');
  const env = { ZHUJIAN_BROWSER: '/nowhere/browser' };
  const { code, stderr } = await runCli([...print, '-o', file, '--lang', 'en'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('No Chromium, Chrome or Edge was found');
});
