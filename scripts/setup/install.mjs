// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, say } from './messages.mjs';
import { runNpm } from './processes.mjs';
import { hashFiles, readStamp, root, writeStamp } from './stamps.mjs';

/** Installs what the lockfile names, unless that has been done. */
export async function ensureDependencies() {
  const lock = hashFiles(['package-lock.json']);
  if (readStamp('install') === lock) return;
  if (!matchesLock(root)) {
    say('installing');
    // Electron is fetched later, with a time limit; here it could hang the whole set-up.
    const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
    const { code } = await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: root, env });
    if (code !== 0) throw new SetupError('install-failed', { code });
  }
  writeStamp('install', lock);
}

/**
 * Whether npm has already installed what the lockfile names, e.g. by a plain `npm install`.
 * @param {string} folder of package-lock.json and node_modules
 */
export function matchesLock(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return {};
    throw error;
  }
}
