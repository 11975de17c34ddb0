// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const stampFolder = join(root, 'node_modules', '.cache', 'zhujian');

/**
 * What an earlier run noted; undefined when it noted nothing, or nothing that can be read.
 * @param {string} name
 * @returns {unknown}
 */
export function readStamp(name, folder = stampFolder) {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  } catch {
    // A stamp only saves work: without a good one the work is done again.
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function writeStamp(name, value, folder = stampFolder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
}

/**
 * SHA-256 over the names and contents of files and folders, whatever the order on disk.
 *
 * @param {string[]} paths relative to `base`; what doesn't exist counts as such
 * @param {string} [base]
 */
export function hashFiles(paths, base = root) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((entry) => listFiles(entry, base)).sort()) {
    const content = existsSync(join(base, path)) ? readFileSync(join(base, path)) : 'missing';
    hash.update(`${path}\0`).update(createHash('sha256').update(content).digest());
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @param {string} base
 * @returns {string[]}
 */
function listFiles(path, base) {
  try {
    return readdirSync(join(base, path), { withFileTypes: true }).flatMap((entry) =>
      listFiles(`${path}/${entry.name}`, base),
    );
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'ENOTDIR' || code === 'ENOENT') return [path];
    throw error;
  }
}
