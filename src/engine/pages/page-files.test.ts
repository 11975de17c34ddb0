import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPageFile, splitUrlPath } from './page-files.ts';

let folder: string;
let served: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-static-')));
  served = join(folder, 'served');
  await mkdir(join(served, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await mkdir(join(folder, 'served-too'));
  await writeFile(join(folder, 'served-too', 'secret.txt'), 'secret');
  await writeFile(join(served, 'index.html'), 'home');
  await writeFile(join(served, '.hidden'), 'hidden');
  await writeFile(join(served, 'assets', '字体.woff2'), 'font');
  await symlink(join(folder, 'secret.txt'), join(served, 'link.txt'));
  await symlink(folder, join(served, 'up'));
  await symlink(join(served, 'index.html'), join(served, 'inside.html'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('paths', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/assets%2f..%2f..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/./index.html',
    '//index.html',
    '/assets//x.js',
    '/index.html%00.js',
    '/index.html\0',
    '/C:/Windows/win.ini',
    '/index.html:stream',
    '/.hidden',
    '/%',
    '/%ff',
    'index.html',
    '',
    '/assets',
    '/assets/',
    '/link.txt',
    '/up/secret.txt',
    '/up/served/index.html/..',
    '/../served-too/secret.txt',
    '/index.html/x',
    `/${'a'.repeat(5000)}`,
  ])('lead to no file: %j', async (path) => {
    expect(await findPageFile(served, path)).toBeUndefined();
  });

  it('lead to files inside', async () => {
    const type = 'text/html; charset=utf-8';
    const home = { file: join(served, 'index.html'), size: 4, type };
    expect(await findPageFile(served, '/')).toEqual(home);
    expect(await findPageFile(served, '/inside.html')).toEqual(home);
    const font = { file: join(served, 'assets', '字体.woff2'), size: 4, type: 'font/woff2' };
    expect(await findPageFile(served, `/assets/${encodeURIComponent('字体')}.woff2`)).toEqual(font);
  });

  it('never climb, whatever they are', () => {
    const piece = fc.constantFrom('..', '.', '%2e', '%2f', '%5c', '/', '\\', 'a', '%00', ':', '%');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const segment of splitUrlPath(`/${pieces.join('')}`) ?? []) {
          expect(segment).toMatch(/^[^./\\:\0][^/\\:\0]*$/u);
        }
      }),
    );
  });
});
