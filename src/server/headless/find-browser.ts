import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds an installed browser of the Chromium family.
 *
 * @param env `ZHUJIAN_BROWSER` names one outright, and nothing else is then tried: a wrong path
 *   there should be told, not papered over
 * @returns the path of its executable
 */
export function findBrowser(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const named = env.ZHUJIAN_BROWSER;
  if (named) return isExecutable(named) ? named : undefined;
  return [
    ...listUsualPlaces(env, platform),
    ...listPathPlaces(env, platform),
    ...listPlaywrightPlaces(env, platform),
  ].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Whatever the reason, a file that can't be run is no browser for us.
    return false;
  }
}

function listUsualPlaces(env: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') return listWindowsPlaces(env);
  if (platform === 'darwin') return listMacPlaces(env);
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ];
}

function listMacPlaces(env: Environment): string[] {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const roots = ['/Applications', posix.join(env.HOME ?? homedir(), 'Applications')];
  return roots.flatMap((root) =>
    names.map((name) => posix.join(root, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

function listWindowsPlaces(env: Environment): string[] {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  const tails = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return tails.flatMap((tail) =>
    roots.filter((root) => root !== undefined).map((root) => win32.join(root, tail)),
  );
}

function listPathPlaces(env: Environment, platform: NodeJS.Platform): string[] {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const names =
    platform === 'win32'
      ? ['chrome.exe', 'msedge.exe']
      : ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Browsers that Playwright fetched, the newest first. */
function listPlaywrightPlaces(env: Environment, platform: NodeJS.Platform): string[] {
  const { join } = platform === 'win32' ? win32 : posix;
  const home = env.HOME ?? homedir();
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      win32: join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
      darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    }[platform as string] ??
    join(home, '.cache', 'ms-playwright');
  const mac = ['Google Chrome for Testing.app', 'Chromium.app'].flatMap((app) =>
    ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].map((folder) =>
      join(folder, app, 'Contents', 'MacOS', app.replace('.app', '')),
    ),
  );
  const executables = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    ...mac,
  ];
  return listFolders(cache)
    .filter((name) => /^chromium-\d+$/u.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => executables.map((executable) => join(cache, name, executable)));
}

function listFolders(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No cache, no browser in it.
    return [];
  }
}
