import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One file of the package: its path from the package's root, with `/`, and its size in bytes. */
export interface ListedFile {
  path: string;
  size: number;
}

export type ListProblem =
  | { kind: 'missing'; file: string }
  | { kind: 'forbidden'; file: string; reason: string };

/** What the program can't run without. A pattern asks for at least one file. */
const required: readonly (string | RegExp)[] = [
  'package.json',
  'LICENSE',
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/search-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/print.html',
  /^out\/renderer\/assets\/.+\.js$/,
  /^out\/renderer\/assets\/.+\.css$/,
  /^out\/renderer\/assets\/.+\.woff2$/,
  /^out\/index\/.+$/,
  'resources/articles/people-first.txt',
  'resources/icons/linux/256x256.png',
  /^licenses\/.+\.txt$/,
  'node_modules/pdfjs-dist/legacy/build/pdf.mjs',
  'node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs',
];

/** The only places where files may lie: whatever is anywhere else got in by mistake. */
const allowed: readonly RegExp[] = [
  /^(package\.json|LICENSE|README\.md|README\.zh-CN\.md)$/,
  /^out\/main\/[^/]+\.js$/,
  /^out\/main\/chunks\/[^/]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index|print)\.html$/,
  /^out\/renderer\/assets\/[^/]+\.(js|css|woff2|svg|png)$/,
  /^out\/index\/[^/]+$/,
  /^resources\/articles\/[^/]+\.txt$/,
  /^resources\/icons\/linux\/256x256\.png$/,
  /^licenses\/[^/]+\.txt$/,
  /^node_modules\/(pdfjs-dist|@napi-rs\/canvas[^/]*|node-readable-to-web-readable-stream)\//,
];

const forbidden: readonly { pattern: RegExp; reason: string }[] = [
  { pattern: /\.map$/, reason: 'source map' },
  { pattern: /\.(ts|tsx|mts|cts)$/, reason: 'source' },
  { pattern: /(^|\/)[^/]+\.(test|spec)\.[^/]+$/, reason: 'test' },
  { pattern: /(^|\/)\.[^/]+/, reason: 'hidden file' },
  { pattern: /\.(db|db-wal|db-shm|lock|log|tmp)$/, reason: 'data or leftovers' },
];

/**
 * Compares the files that would be shipped with what must be there and what may be.
 *
 * @returns what is wrong, in the order of the rules; empty when all is right
 */
export function checkFileList(files: readonly ListedFile[]): ListProblem[] {
  const problems: ListProblem[] = [];
  for (const rule of required) {
    const found = files.some(({ path, size }) => size > 0 && matches(rule, path));
    if (!found) problems.push({ kind: 'missing', file: String(rule) });
  }
  for (const { path } of files) {
    const banned = forbidden.find(({ pattern }) => pattern.test(path));
    if (banned) problems.push({ kind: 'forbidden', file: path, reason: banned.reason });
    else if (!allowed.some((pattern) => pattern.test(path))) {
      problems.push({ kind: 'forbidden', file: path, reason: 'unexpected' });
    }
  }
  return problems;
}

function matches(rule: string | RegExp, path: string): boolean {
  return typeof rule === 'string' ? rule === path : rule.test(path);
}

/** All files below a folder, sorted by path. */
export function listFiles(folder: string): ListedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(folder, file).split(sep).join('/'), size: statSync(file).size };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One line a file; packages are summed up, or the list would be too long to read. */
export function describeFiles(files: readonly ListedFile[]): string[] {
  const sizes = new Map<string, number>();
  for (const { path, size } of files) {
    const line = /^node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? path;
    sizes.set(line, (sizes.get(line) ?? 0) + size);
  }
  return [...sizes].map(([line, size]) => `${formatSize(size).padStart(10)}  ${line}`);
}

/** A size for people. */
export function formatSize(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
