import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDisplay, openAppWindow, prepareProfile } from './app-window.ts';

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-window-')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, boolean]>([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('%s with %j', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected);
});

it('makes a profile that offers no translation, once', async () => {
  const profile = join(folder, 'profile');
  const file = join(profile, 'Default', 'Preferences');
  await prepareProfile(profile);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ translate: { enabled: false } });
  await writeFile(file, '{"kept":true}');
  await prepareProfile(profile);
  expect(await readFile(file, 'utf8')).toBe('{"kept":true}');
});

it('says why it opens nothing', async () => {
  const environments = [
    { DISPLAY: '', WAYLAND_DISPLAY: '' },
    { DISPLAY: ':99', ZHUJIAN_BROWSER: '/nowhere/browser' },
  ];
  const messages = [];
  for (const env of environments) {
    const opening = await openAppWindow('http://127.0.0.1/', folder, 'en', env, 'linux');
    messages.push(opening.kind === 'open' ? '' : opening.message);
  }
  expect(messages).toEqual([
    expect.stringContaining('There is no display'),
    expect.stringContaining('No Chromium, Chrome or Edge was found'),
  ]);
});

it('says that a browser did not start', async () => {
  const browser = join(folder, 'broken');
  await writeFile(browser, '#!/nowhere/interpreter\n', { mode: 0o755 });
  const env = { DISPLAY: ':99', ZHUJIAN_BROWSER: browser };
  const opening = await openAppWindow('http://127.0.0.1/', join(folder, 'p'), 'en', env, 'linux');
  expect(opening).toEqual({
    kind: 'not-opened',
    message: expect.stringContaining('The browser did not start'),
  });
});
