// @ts-check
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SetupError, say } from './messages.mjs';
import { run } from './processes.mjs';
import { root } from './stamps.mjs';

const packageFolder = join(root, 'node_modules', 'node');

/** The project's own Node: the package `node` of the registry, pinned by the lockfile. */
export function findProjectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(packageFolder, 'bin', name);
  return existsSync(binary) ? realpathSync(binary) : undefined;
}

/**
 * The Node that runs the program and its tools.
 * @returns {Promise<string>} path of the binary
 */
export async function ensureNode() {
  const found = findProjectNode();
  if (found) return found;
  if (existsSync(join(packageFolder, 'installArchSpecificPackage.js'))) {
    // npm was told not to run install scripts (ignore-scripts); this is the one that we need.
    say('node-missing');
    await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: packageFolder });
  }
  const installed = findProjectNode();
  if (installed) return installed;
  if (hasSqlite(process.versions.node)) return process.execPath;
  throw new SetupError('node-failed');
}

/**
 * Whether a Node has `node:sqlite` without a flag: since 22.13 and 23.4.
 * @param {string} version such as `22.13.1`
 */
export function hasSqlite(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 13;
  if (major === 23) return minor >= 4;
  return major > 23;
}

/**
 * The script that a package's `bin` names, for running under the project's Node without a shell.
 * @param {string} packageName
 * @param {string} [command] its name in `bin`, where that differs from the package's
 */
export function findBin(packageName, command = packageName) {
  const require = createRequire(join(root, 'package.json'));
  const folder = join(root, 'node_modules', packageName);
  const { bin } = require(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
