import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron, shouldFetch } from './electron.mjs';
import { matchesLock } from './install.mjs';
import { languageOf, words } from './messages.mjs';
import { hasSqlite } from './node.mjs';
import { run } from './processes.mjs';
import { chooseShell, isCrash } from './shell.mjs';
import { hashFiles, readStamp, writeStamp } from './stamps.mjs';

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-setup-')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('stamps', () => {
  it('remember a value, and forget what they can’t read', async () => {
    writeStamp('one', { at: 1 }, folder);
    expect(readStamp('one', folder)).toEqual({ at: 1 });
    await writeFile(join(folder, 'one.json'), '{"at":');
    expect(readStamp('one', folder)).toBeUndefined();
    expect(readStamp('none', folder)).toBeUndefined();
  });

  it('hash names and contents', async () => {
    const source = join(folder, 'source');
    await mkdir(join(source, 'deep'), { recursive: true });
    await writeFile(join(source, 'deep', 'a.ts'), 'a');
    const paths = ['source', 'missing.ts'];
    const first = hashFiles(paths, folder);
    expect(hashFiles(paths, folder)).toBe(first);
    await writeFile(join(source, 'deep', 'b.ts'), '');
    const second = hashFiles(paths, folder);
    expect(second).not.toBe(first);
    await writeFile(join(source, 'deep', 'b.ts'), 'b');
    expect(hashFiles(paths, folder)).not.toBe(second);
    await rm(join(source, 'deep', 'b.ts'));
    expect(hashFiles(paths, folder)).toBe(first);
  });
});

describe('what is installed', () => {
  async function install(wanted: object, present: object | undefined): Promise<boolean> {
    const place = await mkdtemp(join(folder, 'lock-'));
    const packages = { '': { version: '1.0.0' }, ...wanted };
    await writeFile(join(place, 'package-lock.json'), JSON.stringify({ packages }));
    await mkdir(join(place, 'node_modules'));
    const hidden = join(place, 'node_modules', '.package-lock.json');
    if (present) await writeFile(hidden, JSON.stringify({ packages: present }));
    return matchesLock(place);
  }

  it('matches the lock when every package has its version', async () => {
    const lock = { 'node_modules/a': { version: '1.2.3' } };
    expect(await install(lock, lock)).toBe(true);
    expect(await install(lock, { 'node_modules/a': { version: '1.2.4' } })).toBe(false);
    expect(await install(lock, {})).toBe(false);
    expect(await install(lock, undefined)).toBe(false);
  });

  it('may lack what is for other systems', async () => {
    const lock = { 'node_modules/mac': { version: '1.0.0', optional: true } };
    expect(await install(lock, {})).toBe(true);
  });
});

describe('Electron', () => {
  it('is found where the environment or its package says', async () => {
    const place = await mkdtemp(join(folder, 'electron-'));
    expect(findElectron({}, place)).toBeUndefined();
    await writeFile(join(place, 'path.txt'), 'electron');
    expect(findElectron({}, place)).toBeUndefined();
    await mkdir(join(place, 'dist'));
    const binary = join(place, 'dist', 'electron');
    await writeFile(binary, '');
    expect(findElectron({}, place)).toBe(binary);
    expect(findElectron({ ELECTRON_EXEC_PATH: binary }, folder)).toBe(binary);
    expect(findElectron({ ELECTRON_EXEC_PATH: '/nowhere' }, place)).toBeUndefined();
    const moved = { ELECTRON_OVERRIDE_DIST_PATH: join(place, 'dist') };
    expect(findElectron(moved, folder)).toBe(binary);
  });

  it('is fetched again after a week, or from another mirror', () => {
    const day = 24 * 60 * 60 * 1000;
    const now = 1_000 * day;
    const failure = { at: now - day, mirror: '' };
    expect(shouldFetch(undefined, '', now)).toBe(true);
    expect(shouldFetch('broken', '', now)).toBe(true);
    expect(shouldFetch(failure, '', now)).toBe(false);
    expect(shouldFetch(failure, 'https://mirror.example/', now)).toBe(true);
    expect(shouldFetch({ ...failure, at: now - 8 * day }, '', now)).toBe(true);
    expect(shouldFetch({ ...failure, at: now + day }, '', now)).toBe(true);
  });
});

it.each<[string[], NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  [[], 'linux', {}, 'server'],
  [[], 'linux', { DISPLAY: ':0' }, 'window'],
  [[], 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'window'],
  [['--no-open'], 'linux', { DISPLAY: ':0' }, 'server'],
  [['--port', '8080'], 'darwin', {}, 'server'],
  [['--port=8080'], 'darwin', {}, 'server'],
  [['--data-dir', '/tmp/x'], 'win32', {}, 'window'],
])('npm start with %j on %s %j opens the %4$s shell', (args, platform, env, shell) => {
  expect(chooseShell(args, platform, env)).toBe(shell);
});

it('knows which Node has SQLite', () => {
  const versions = ['20.20.2', '22.12.0', '22.13.0', '23.3.0', '23.4.0', '24.0.0', '26.1.0'];
  expect(versions.filter(hasSqlite)).toEqual(['22.13.0', '23.4.0', '24.0.0', '26.1.0']);
});

it('speaks the language of the system', () => {
  expect(['en_US.UTF-8', 'en', 'zh_CN', 'C', undefined, 'enm'].map(languageOf)).toEqual([
    'en',
    'en',
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'zh-CN',
  ]);
  expect(words('install-failed', { code: 7 }, 'en')).toContain('ended with 7');
  expect(words('install-failed', { code: 7 }, 'zh-CN')).toContain('退出码 7');
});

it('ends a program that takes too long, and tells one that can’t be started', async () => {
  const sleep = ['-e', 'setTimeout(() => {}, 60_000)'];
  expect(await run(process.execPath, sleep, { stdio: 'ignore', timeLimit: 300 })).toEqual({
    code: 128,
    timedOut: true,
  });
  expect((await run('/nowhere/program', [])).code).toBe(127);
  expect((await run(process.execPath, ['-e', 'process.exit(7)'])).code).toBe(7);
});

describe('a shell that broke down', () => {
  it.each([127, 132, 133, 134, 139])('is told by exit code %i', (code) => {
    expect(isCrash(code)).toBe(true);
  });

  it.each([0, 1, 2, 3, 130, 143])('is not told by exit code %i', (code) => {
    expect(isCrash(code)).toBe(false);
  });
});
