import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createTemporaryFolder, finish, runCli, startCli } from './testing/run-cli.ts';

const folder = await createTemporaryFolder();

/** The first line that a process prints. */
async function readLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the process ended without a word');
}

it('serves until it is told to end, and holds the library alone', async () => {
  const data = ['--data-dir', join(folder, 'one')];
  const child = startCli(['serve', '--no-open', ...data]);
  const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/u.exec(await readLine(child))?.[0];
  expect(url).toBeDefined();
  const visit = await fetch(url ?? '', { redirect: 'manual' });
  expect(visit.status).toBe(303);

  const second = await runCli(['serve', '--no-open', ...data]);
  expect(second).toMatchObject({ code: 1, stdout: '' });
  expect(second.stderr).toContain(`进程 ${child.pid}`);
  expect((await runCli(['list', ...data])).code).toBe(0);

  const port = new URL(url ?? '').port;
  const other = ['--data-dir', join(folder, 'two')];
  const taken = await runCli(['serve', '--no-open', '--port', port, ...other]);
  expect(taken).toMatchObject({ code: 1, stdout: '' });
  expect(taken.stderr).toContain(`端口 ${port} 已被占用`);

  const end = finish(child);
  child.kill('SIGTERM');
  expect((await end).code).toBe(0);
});

it('says why there is no window, and serves on', async () => {
  const data = ['--data-dir', join(folder, 'three')];
  const child = startCli(['serve', '--json', ...data]);
  const end = finish(child);
  let said = '';
  for await (const text of child.stderr ?? []) {
    said += text;
    if (said.includes('\n')) break;
  }
  expect(said).toContain('没有图形界面');
  child.kill('SIGINT');
  const { code, stdout } = await end;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/u),
    port: expect.any(Number),
    dataFolder: join(folder, 'three'),
  });
});

it.skipIf(process.platform === 'win32')('ends when its window is closed', async () => {
  const browser = join(folder, 'browser.sh');
  const seen = join(folder, 'seen.txt');
  await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${seen}'\n`);
  await chmod(browser, 0o755);
  const dataFolder = join(folder, 'four');
  const env = { DISPLAY: ':99', ZHUJIAN_BROWSER: browser };
  const { code, stdout } = await runCli(['serve', '--data-dir', dataFolder], { env });
  expect(code).toBe(0);
  const flags = await readFile(seen, 'utf8');
  const url = /http:\S+/u.exec(stdout)?.[0];
  expect(flags.split('\n')).toEqual(
    expect.arrayContaining([`--app=${url}`, `--user-data-dir=${join(dataFolder, 'browser')}`]),
  );
});

it.skipIf(process.platform === 'win32')('takes its window along when it ends', async () => {
  const browser = join(folder, 'patient.sh');
  const closed = join(folder, 'closed.txt');
  // A browser that stays until it is asked to go, and notes that it was.
  const ready = join(folder, 'ready.txt');
  const trap = `trap 'echo closed > "${closed}"; exit' TERM; echo ready > "${ready}"`;
  const script = `${trap}; while :; do sleep 0.05; done`;
  await writeFile(browser, `#!/bin/sh\n${script}\n`);
  await chmod(browser, 0o755);
  const env = { DISPLAY: ':99', ZHUJIAN_BROWSER: browser };
  const child = startCli(['serve', '--data-dir', join(folder, 'five')], env);
  const end = finish(child);
  const content = (file: string) => () => readFile(file, 'utf8').catch(() => '');
  await expect.poll(content(ready), { timeout: 20_000 }).toBe('ready\n');
  child.kill('SIGTERM');
  expect((await end).code).toBe(0);
  await expect.poll(content(closed), { timeout: 20_000 }).toBe('closed\n');
});

it('says when the data folder can’t be written', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const { code, stderr } = await runCli(['serve', '--no-open', '--data-dir', join(file, 'data')]);
  expect(code).toBe(1);
  expect(stderr).toContain(`无法写入数据文件夹 ${join(file, 'data')}`);
});

it('names a folder that stands in the place of the library, and leaves it', async () => {
  const dataFolder = join(folder, 'six');
  const library = join(dataFolder, 'library.db');
  await mkdir(library, { recursive: true });
  const { code, stdout, stderr } = await runCli(['serve', '--no-open', '--data-dir', dataFolder]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`EISDIR: illegal operation on a directory, open '${library}'`);
  expect(await readdir(dataFolder)).toEqual(['library.db']);
});
