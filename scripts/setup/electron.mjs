// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, words } from './messages.mjs';
import { run } from './processes.mjs';
import { readStamp, root, writeStamp } from './stamps.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
/** A download that takes longer is given up. Unit: milliseconds. */
const TIME_LIMIT = 20_000;
/** A failed download is not tried again before this. Unit: milliseconds. */
const PATIENCE = 7 * 24 * 60 * 60 * 1000;

/**
 * An Electron binary that is already here.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [folder] of the package `electron`
 * @returns {string | undefined} its path
 */
export function findElectron(env = process.env, folder = packageFolder) {
  if (env.ELECTRON_EXEC_PATH) {
    return existsSync(env.ELECTRON_EXEC_PATH) ? env.ELECTRON_EXEC_PATH : undefined;
  }
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const candidate = env.ELECTRON_OVERRIDE_DIST_PATH
    ? join(env.ELECTRON_OVERRIDE_DIST_PATH, name ?? 'electron')
    : name && join(folder, 'dist', name);
  return candidate && existsSync(candidate) ? candidate : undefined;
}

/**
 * Whether a download is worth a try: not soon after one that failed, unless by another mirror.
 *
 * @param {unknown} failure what was noted of the last failure
 * @param {string} mirror the mirror in force, or ''
 * @param {number} now milliseconds
 */
export function shouldFetch(failure, mirror, now) {
  if (typeof failure !== 'object' || failure === null) return true;
  const noted = /** @type {{ at?: unknown, mirror?: unknown }} */ (failure);
  if (typeof noted.at !== 'number' || noted.mirror !== mirror) return true;
  return now < noted.at || now - noted.at > PATIENCE;
}

/**
 * An Electron binary, fetched if need be and possible; else says why not and what to do.
 *
 * @param {string} node the Node to run Electron's own installer with
 * @returns {Promise<string | undefined>} its path
 */
export async function ensureElectron(node) {
  const found = findElectron();
  if (found) return found;
  const mirror = process.env.ELECTRON_MIRROR ?? '';
  let reason = words('electron-earlier');
  if (shouldFetch(readStamp('electron'), mirror, Date.now())) {
    say('electron-fetching', { seconds: TIME_LIMIT / 1000 });
    const { code, timedOut } = await run(node, [join(packageFolder, 'install.js')], {
      cwd: root,
      // Its stack traces help nobody at a first start; the reason is told below.
      stdio: 'ignore',
      timeLimit: TIME_LIMIT,
    });
    const fetched = findElectron();
    if (fetched) return fetched;
    reason = timedOut ? words('electron-timed-out') : words('electron-exit', { code });
    writeStamp('electron', { at: Date.now(), mirror });
  }
  say('electron-missing', { reason });
  say('electron-advice');
  return undefined;
}
