import { spawn } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createTemporaryFolder, finish, type Outcome, root } from './testing/run-cli.ts';

// The program as a package installs it: built, without scripts. `npm test` has built it.
const folder = await createTemporaryFolder();

beforeAll(async () => {
  for (const part of ['package.json', 'bin', 'resources', 'out/main']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await mkdir(join(folder, 'out'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});

function runInstalled(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, LC_ALL: 'zh_CN.UTF-8' };
  const words = [join(folder, 'bin', 'zhujian.mjs'), ...args, '--data-dir', join(folder, 'data')];
  return finish(spawn(process.execPath, words, { env }));
}

it('runs from an installed package, and makes up for a missing index', async () => {
  const { code, stdout, stderr } = await runInstalled('doctor', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).healthy).toBe(true);
  expect(stderr).toBe('搜索索引缺失、过时或损坏，已改从文库读取，搜索结果不受影响。\n');
  const search = await runInstalled('search', '江山就是人民', '--json');
  expect(JSON.parse(search.stdout).total).toBe(2);
});

it('gives the exit code through the launcher', async () => {
  expect(await runInstalled('show', 'nowhere')).toMatchObject({ code: 3, stdout: '' });
  expect(await runInstalled('nope')).toMatchObject({ code: 2, stdout: '' });
});
