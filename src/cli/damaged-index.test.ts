import { randomBytes } from 'node:crypto';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { BUNDLED_PACK } from '../engine/search/files/pack-file.ts';
import { createTemporaryFolder, root, runCli } from './testing/run-cli.ts';

// An installation of its own, the index of which may be spoilt.
const folder = await createTemporaryFolder();
const program = join(folder, 'src', 'cli', 'index.ts');
const index = join(folder, 'out', 'index', BUNDLED_PACK);
const data = ['--data-dir', join(folder, 'data')];

beforeAll(async () => {
  const parts = ['package.json', 'resources', 'src/cli', 'src/engine', 'src/server', 'src/shared'];
  for (const part of [...parts, 'out/index']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});

it('says nothing of a sound index', async () => {
  const outcome = await runCli(['search', '江山就是人民', ...data], { program });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
});

it.each([
  ['random bytes', () => randomBytes(50_000)],
  ['truncated', (sound: Buffer) => sound.subarray(0, sound.length / 2)],
  ['empty', () => Buffer.alloc(0)],
])('tells of a damaged index and answers all the same: %s', async (_, spoil) => {
  const sound = await readFile(join(root, 'out', 'index', BUNDLED_PACK));
  await writeFile(index, spoil(sound));
  for (const query of ['江山就是人民', '-']) {
    const outcome = await runCli(['search', query, '--json', ...data], {
      program,
      input: '江山就是人民',
    });
    expect(outcome.stderr).toBe('搜索索引缺失、过时或损坏，已改从文库读取，搜索结果不受影响。\n');
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout).total).toBe(2);
  }
});
