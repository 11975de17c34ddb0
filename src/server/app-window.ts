import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTranslate, type Language } from '../shared/language.ts';
import { browserFlags } from './headless/browser-flags.ts';
import { findBrowser } from './headless/find-browser.ts';
import { messages } from './messages.ts';

export type WindowOpening =
  | { kind: 'open'; closed: Promise<void>; close: () => void }
  /** `message` says why, in the given language. */
  | { kind: 'not-opened'; message: string };

/**
 * Opens an installed browser as an app window, with a profile of its own that stays apart from the
 * user's browsing.
 *
 * @param url the address to show
 * @param profileFolder created if missing
 * @param language of the messages
 * @param env tells of displays and browsers; `platform` likewise
 * @returns `closed` settles when the browser has ended; `close` asks it to
 */
export async function openAppWindow(
  url: string,
  profileFolder: string,
  language: Language,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<WindowOpening> {
  const t = createTranslate(messages, language);
  if (!hasDisplay(platform, env)) return { kind: 'not-opened', message: t('window.no-display') };
  const browser = findBrowser(env, platform);
  if (!browser) return { kind: 'not-opened', message: t('window.no-browser') };
  await prepareProfile(profileFolder);
  const child = spawn(browser, [...browserFlags(), ...windowFlags(url, profileFolder)], {
    stdio: 'ignore',
  });
  const closed = once(child, 'exit').then(() => {});
  // A failure to start rejects `closed` too; it is told here, where a message can still be given.
  closed.catch(() => {});
  try {
    await once(child, 'spawn');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'not-opened', message: t('window.failed', { reason }) };
  }
  return { kind: 'open', closed, close: () => void child.kill() };
}

/** What our window needs of a browser's preferences: no offers and no services over the text. */
const preferences = {
  translate: { enabled: false },
  browser: { enable_spellchecking: false },
  credentials_enable_service: false,
  search: { suggest_enabled: false },
};

/** Makes a profile with our preferences; one that exists is the browser's own business. */
export async function prepareProfile(profileFolder: string): Promise<void> {
  const folder = join(profileFolder, 'Default');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function windowFlags(url: string, profileFolder: string): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1280,900',
    // Without it a bar across our window warns of the flags that keep the browser offline.
    '--test-type',
  ];
}

/** On Linux a window needs an X or Wayland display; elsewhere there always is one. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const needsDisplay = platform !== 'darwin' && platform !== 'win32';
  return !needsDisplay || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
