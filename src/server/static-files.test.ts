import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStaticFile, splitUrlPath } from './static-files.ts';
import { startTestServer, type TestServer } from './testing/test-client.ts';

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
    expect(await findStaticFile(served, path)).toBeUndefined();
  });

  it('lead to files inside', async () => {
    const home = { file: join(served, 'index.html'), size: 4 };
    expect(await findStaticFile(served, '/')).toEqual(home);
    expect(await findStaticFile(served, '/inside.html')).toEqual(home);
    const font = { file: join(served, 'assets', '字体.woff2'), size: 4 };
    expect(await findStaticFile(served, `/assets/${encodeURIComponent('字体')}.woff2`)).toEqual(
      font,
    );
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

describe('over HTTP', () => {
  let test: TestServer;
  let Cookie: string;
  beforeAll(async () => {
    test = await startTestServer();
    Cookie = await test.signIn();
  });
  afterAll(() => test.close());

  it('gives types, lengths and how long to keep', async () => {
    const page = await test.send('/', { headers: { Cookie } });
    expect(page.body).toBe('<!doctype html><title>竹简</title>');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': '36',
      'cache-control': 'no-store',
    });
    const asset = await test.send('/assets/app-1a2b.js', { headers: { Cookie } });
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const head = await test.send('/print.html', { method: 'HEAD', headers: { Cookie } });
    expect(head).toMatchObject({ status: 200, body: '' });
  });

  it('gives 404 for what is not there, and never a file outside', async () => {
    for (const path of ['/missing.js', '/../secret.txt', '/..%2fsecret.txt', '/assets/']) {
      const answer = await test.send(path, { headers: { Cookie } });
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain('secret');
    }
  });
});
