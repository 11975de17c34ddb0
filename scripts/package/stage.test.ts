import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInstalled } from './dependencies.ts';
import { listFiles } from './file-list.ts';
import { stageApp } from './stage.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhujian-stage-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | object = 'x'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(root, path), text);
}

function install(path: string, manifest: object = {}): void {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  write(`${path}/package.json`, { name, version: '1.0.0', license: 'MIT', ...manifest });
}

describe('findInstalled', () => {
  it('follows dependencies to where npm put them', () => {
    install('node_modules/a', { dependencies: { b: '1', '@scope/c': '1' } });
    install('node_modules/b', { dependencies: { a: '1' } });
    install('node_modules/a/node_modules/@scope/c', { dependencies: { b: '1' } });
    install('node_modules/unrelated');
    expect(findInstalled(root, ['a']).map(({ path }) => path)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/@scope/c',
      'node_modules/b',
    ]);
  });

  it('takes an optional one only where it is installed', () => {
    const optionalDependencies = { here: '1', elsewhere: '1' };
    install('node_modules/a', { dependencies: { elsewhere: '1' }, optionalDependencies });
    install('node_modules/here');
    expect(findInstalled(root, ['a']).map(({ path }) => path)).toEqual([
      'node_modules/a',
      'node_modules/here',
    ]);
  });

  it('complains of one that is missing', () => {
    install('node_modules/a', { dependencies: { gone: '1' } });
    expect(() => findInstalled(root, ['a'])).toThrow(/gone/);
  });
});

describe('stageApp', () => {
  it('lays out what is shipped and leaves the rest', () => {
    write('package.json', {
      name: 'zhujian',
      version: '1.2.3',
      description: 'd',
      license: 'Apache-2.0',
      author: 'a',
      main: 'out/main/index.js',
      scripts: { start: 'x' },
      dependencies: { 'pdfjs-dist': '^5.0.0', 'puppeteer-core': '^24.0.0' },
      devDependencies: { vite: '8' },
    });
    for (const path of [
      'LICENSE',
      'out/main/index.js',
      'out/main/index.js.map',
      'resources/articles/people-first.txt',
      'resources/icons/icon.svg',
      'resources/icons/linux/256x256.png',
      'src/main/index.ts',
      'dist/stage/left-over.txt',
      'node_modules/pdfjs-dist/legacy/build/pdf.mjs',
      'node_modules/pdfjs-dist/legacy/build/pdf.mjs.map',
      'node_modules/pdfjs-dist/build/pdf.mjs',
      'node_modules/react/index.js',
    ]) {
      write(path);
    }
    install('node_modules/pdfjs-dist');
    write('node_modules/pdfjs-dist/LICENSE', 'Apache text');
    install('node_modules/react');
    write('node_modules/react/LICENSE', 'MIT text');
    const stage = join(root, 'dist', 'stage');
    stageApp(root, stage);
    expect(listFiles(stage).map(({ path }) => path)).toEqual([
      'LICENSE',
      'licenses/pdfjs-dist.txt',
      'licenses/react.txt',
      'node_modules/pdfjs-dist/LICENSE',
      'node_modules/pdfjs-dist/legacy/build/pdf.mjs',
      'node_modules/pdfjs-dist/package.json',
      'out/main/index.js',
      'package.json',
      'resources/articles/people-first.txt',
      'resources/icons/linux/256x256.png',
    ]);
    expect(readFileSync(join(stage, 'licenses', 'react.txt'), 'utf8')).toContain('MIT text');
    const manifest = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      type: 'module',
      main: 'out/main/index.js',
      dependencies: { 'pdfjs-dist': '^5.0.0' },
    });
    expect(Object.keys(manifest)).not.toContain('scripts');
    expect(existsSync(join(root, 'src/main/index.ts'))).toBe(true);
  });
});
