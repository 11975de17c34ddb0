import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkFileList, describeFiles, listFiles } from './file-list.ts';

const good = [
  'LICENSE',
  'licenses/react.txt',
  'node_modules/pdfjs-dist/legacy/build/pdf.mjs',
  'node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs',
  'node_modules/pdfjs-dist/package.json',
  'out/index/articles.pack',
  'out/main/chunks/engine-abc.js',
  'out/main/cli.js',
  'out/main/index.js',
  'out/main/search-worker.js',
  'out/preload/index.cjs',
  'out/renderer/assets/index-abc.css',
  'out/renderer/assets/index-abc.js',
  'out/renderer/assets/noto-abc.woff2',
  'out/renderer/index.html',
  'out/renderer/print.html',
  'package.json',
  'resources/articles/people-first.txt',
  'resources/icons/linux/256x256.png',
];

let folder = '';

function createTree(paths: readonly string[]): string {
  folder = mkdtempSync(join(tmpdir(), 'zhujian-list-'));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'x');
  }
  return folder;
}

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the list of files in the package', () => {
  it('passes a good tree', () => {
    const files = listFiles(createTree(good));
    expect(files.map(({ path }) => path)).toEqual(good);
    expect(checkFileList(files)).toEqual([]);
  });

  it.each([
    'out/main/index.js',
    'out/main/cli.js',
    'out/main/search-worker.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/print.html',
    'resources/articles/people-first.txt',
    'LICENSE',
  ])('names %s when it is missing', (missing) => {
    const files = listFiles(createTree(good.filter((path) => path !== missing)));
    expect(checkFileList(files)).toEqual([{ kind: 'missing', file: missing }]);
  });

  it('asks for the search index', () => {
    const files = listFiles(createTree(good.filter((path) => !path.startsWith('out/index/'))));
    expect(checkFileList(files)).toEqual([{ kind: 'missing', file: String(/^out\/index\/.+$/) }]);
  });

  it('does not take an empty file for a whole one', () => {
    createTree(good);
    writeFileSync(join(folder, 'out/main/index.js'), '');
    expect(checkFileList(listFiles(folder))).toEqual([
      { kind: 'missing', file: 'out/main/index.js' },
    ]);
  });

  it.each([
    ['out/main/index.js.map', 'source map'],
    ['src/main/index.ts', 'source'],
    ['out/main/engine.test.js', 'test'],
    ['.git/config', 'hidden file'],
    ['resources/library.db', 'data or leftovers'],
    ['e2e/reading.js', 'unexpected'],
    ['bench/startup.js', 'unexpected'],
    ['scripts/start.mjs', 'unexpected'],
    ['node_modules/vite/index.js', 'unexpected'],
  ])('refuses %s', (extra, reason) => {
    const files = listFiles(createTree([...good, extra]));
    expect(checkFileList(files)).toEqual([{ kind: 'forbidden', file: extra, reason }]);
  });
});

describe('describeFiles', () => {
  it('sums up a package on one line', () => {
    const lines = describeFiles([
      { path: 'LICENSE', size: 1024 },
      { path: 'node_modules/@scope/one/a.js', size: 1024 },
      { path: 'node_modules/@scope/one/b/c.js', size: 2048 },
    ]);
    expect(lines.map((line) => line.trim())).toEqual([
      '1.0 KiB  LICENSE',
      '3.0 KiB  node_modules/@scope/one/',
    ]);
  });
});
