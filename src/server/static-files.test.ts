import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-client.ts';

describe('static files', () => {
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
