import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhujian-find-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(path: string, mode = 0o755): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
  await chmod(file, mode);
  return file;
}

// macOS has no usual places on this list that a test could not fill by HOME.
const platform = 'darwin';

describe('findBrowser', () => {
  it('takes what ZHUJIAN_BROWSER names, and nothing else when that is wrong', async () => {
    const browser = await install('my browser');
    await install('chromium');
    expect(findBrowser({ ZHUJIAN_BROWSER: browser })).toBe(browser);
    expect(findBrowser({ ZHUJIAN_BROWSER: join(folder, 'gone'), PATH: folder })).toBeUndefined();
    expect(findBrowser({ ZHUJIAN_BROWSER: folder, PATH: folder })).toBeUndefined();
  });

  it('prefers the usual places to PATH, and PATH to Playwright’s cache', async () => {
    const env = { HOME: folder, PATH: join(folder, 'bin') };
    const cached = await install(
      'Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    );
    expect(findBrowser(env, platform)).toBe(cached);
    const onPath = await install('bin/chromium');
    expect(findBrowser(env, platform)).toBe(onPath);
    const usual = await install('Applications/Chromium.app/Contents/MacOS/Chromium');
    expect(findBrowser(env, platform)).toBe(usual);
  });

  it('takes the newest of Playwright’s browsers', async () => {
    const env = { HOME: folder, PATH: '', PLAYWRIGHT_BROWSERS_PATH: folder };
    await install('chromium-999/chrome-linux64/chrome');
    const newest = await install('chromium-1200/chrome-linux64/chrome');
    expect(findBrowser(env, platform)).toBe(newest);
  });

  it('passes over what can’t be run', async () => {
    const env = { HOME: folder, PATH: folder };
    await install('chromium', 0o644);
    await mkdir(join(folder, 'google-chrome'));
    expect(findBrowser(env, platform)).toBeUndefined();
    const edge = await install('microsoft-edge');
    expect(findBrowser(env, platform)).toBe(edge);
  });
});
