import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '../shared/content-security-policy.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));
const { serveApp } = await import('./protocol.ts');
const { protocol } = await import('./testing/electron-double.ts');

const outer = mkdtempSync(join(tmpdir(), 'zhujian-protocol-'));
const folder = join(outer, 'renderer');

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  mkdirSync(join(outer, 'renderer-other'));
  writeFileSync(join(outer, 'renderer-other', 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {};');
  writeFileSync(join(folder, 'assets', '字.woff2'), 'font');
  writeFileSync(join(folder, '.hidden'), 'secret');
  serveApp(protocol, folder);
});
afterAll(() => rmSync(outer, { recursive: true }));

async function get(url: string, method = 'GET'): Promise<Response> {
  const handler = protocol.handlers.get('app');
  if (!handler) throw new Error('app:// is not served');
  return handler(new Request(url, { method }));
}

describe('app://', () => {
  it.each([
    ['app://zhujian/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://zhujian/index.html?a=1#b3', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://zhujian/assets/a.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['app://zhujian/assets/%E5%AD%97.woff2', 'font/woff2', 'font'],
  ])('serves %s', async (url, type, text) => {
    const answer = await get(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(await answer.text()).toBe(text);
  });

  it('puts the policy on every answer, errors included', async () => {
    for (const url of ['app://zhujian/', 'app://zhujian/nothing.js', 'app://other/']) {
      const { headers } = await get(url);
      expect(headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  it.each([
    ['app://zhujian/nothing.js', 404],
    ['app://zhujian/assets', 404],
    ['app://zhujian/index.html/more', 404],
    [`app://zhujian/${'a'.repeat(5000)}`, 404],
    ['app://other/index.html', 403],
    ['app://zhujian.evil.example/index.html', 403],
    ['app://zhujian/..%2fsecret.txt', 404],
    ['app://zhujian/%2e%2e/%2e%2e%2fsecret.txt', 404],
    ['app://zhujian/assets/..%5c..%5csecret.txt', 404],
    ['app://zhujian/index.html%00.js', 404],
    ['app://zhujian/.hidden', 404],
    ['app://zhujian/%E0%A4%A', 404],
    ['app://zhujian/C:%5cWindows%5cwin.ini', 404],
  ])('refuses %s', async (url, status) => {
    const answer = await get(url);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe('');
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await get('app://zhujian/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await get('app://zhujian/', 'POST')).status).toBe(405);
  });
});
