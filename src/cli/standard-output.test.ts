import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTemporaryFolder, finish, program, startCli } from './testing/run-cli.ts';

const folder = await createTemporaryFolder();
const data = ['--data-dir', join(folder, 'data')];

it
  .skipIf(!existsSync('/dev/full'))
  .each([['search', '人民'], ['list', '--json'], ['--help'], ['--version']])(
  'ends with a plain line where nothing more can be written: %j',
  async (...words) => {
    await using full = await open('/dev/full', 'w');
    for (const [language, told] of [
      ['zh-CN', /^无法写入文件 标准输出（ENOSPC: .+）。请换一个位置。\n$/u],
      ['en', /^Cannot write the file stdout \(ENOSPC: .+\)\. Choose another place\.\n$/u],
    ] as const) {
      const args = [program, '--lang', language, ...data, ...words];
      const child = spawn(process.execPath, args, { stdio: ['ignore', full.fd, 'pipe'] });
      const { code, stderr } = await finish(child);
      expect(stderr).toMatch(told);
      expect(code).toBe(1);
    }
  },
);

it('ends quietly when its reader has seen enough', async () => {
  const child = startCli(['show', 'people-first', ...data]);
  child.stdout?.destroy();
  const { code, stderr } = await finish(child);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
