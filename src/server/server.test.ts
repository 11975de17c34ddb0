import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUEST_BYTES } from '../shared/contract.ts';
import { startServer } from './server.ts';
import { sendRaw, startTestServer, type TestServer } from './testing/test-client.ts';

let test: TestServer;
let Cookie: string;
beforeAll(async () => {
  test = await startTestServer();
  Cookie = await test.signIn();
});
afterAll(() => test.close());

/** A call as our own page sends it, with what differs. */
function call(headers: Record<string, string | undefined> = {}, body?: string | Buffer) {
  const usual = { Cookie, Origin: test.server.origin, 'Content-Type': 'application/json' };
  const merged = Object.entries({ ...usual, ...headers }).filter(
    ([, value]) => value !== undefined,
  );
  return test.send('/api/call', {
    method: 'POST',
    headers: Object.fromEntries(merged) as Record<string, string>,
    body: body ?? JSON.stringify({ method: 'app.info', input: {} }),
  });
}

const codeOf = (answer: { body: string }) => JSON.parse(answer.body).error?.code;
const pathOf = (url: string) => url.slice(test.server.origin.length);

describe('a connection', () => {
  it('is kept for the next call, for longer than one thinks between two searches', async () => {
    const agent = new Agent({ keepAlive: true });
    const request = get(test.server.origin, { agent, headers: { Cookie } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response.resume(), 'end');
    agent.destroy();
    expect(response.headers['keep-alive']).toBe('timeout=120');
  });
});

describe('the door', () => {
  it('opens once for a token, and takes it out of the address', async () => {
    const path = pathOf(test.server.mintUrl('/print.html#job'));
    expect(path).toMatch(/^\/print\.html\?token=[\w-]{43}#job$/u);
    const target = path.split('#')[0] ?? '';
    const first = await test.send(target);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/print.html');
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^zhujian-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    expect((await test.send(target)).status).toBe(403);
    // Who is in already may come by a used link again.
    expect((await test.send(target, { headers: { Cookie } })).status).toBe(303);
  });

  it('opens for the address printed at start', async () => {
    const path = pathOf(test.server.openingUrl);
    expect((await test.send(path)).status).toBe(303);
    expect((await test.send(path)).status).toBe(403);
  });

  it('keeps out whoever has no session, in both languages and without scripts', async () => {
    for (const path of ['/', '/print.html', '/assets/app-1a2b.js', '/?token=wrong', '/missing']) {
      const answer = await test.send(path);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('重新启动竹简');
      expect(answer.body).toContain('restart Zhujian');
      expect(answer.body).not.toMatch(/<script|<style|style=/u);
    }
    const wrong = { Cookie: `${Cookie}x` };
    expect((await test.send('/', { headers: wrong })).status).toBe(403);
    expect(await call({ Cookie: undefined })).toMatchObject({ status: 403 });
    expect((await test.send('/api/events')).status).toBe(403);
  });

  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'knows no host named %j',
    async (host) => {
      expect((await test.send('/', { headers: { Cookie, Host: host } })).status).toBe(403);
      const token = pathOf(test.server.mintUrl());
      expect((await test.send(token, { headers: { Host: host } })).status).toBe(403);
    },
  );

  it('answers to localhost too', async () => {
    const Host = `localhost:${test.server.port}`;
    expect((await test.send('/', { headers: { Cookie, Host } })).status).toBe(200);
  });

  it('takes calls from its own pages only', async () => {
    const foreign = [
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Origin: `http://127.0.0.1:${test.server.port + 1}` },
      { Origin: `https://127.0.0.1:${test.server.port}` },
      { Origin: undefined },
      { Origin: undefined, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: undefined, 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await call(headers);
      expect(answer.status).toBe(403);
      expect(codeOf(answer)).toBe('forbidden');
    }
    for (const site of ['same-origin', 'none']) {
      expect(await call({ Origin: undefined, 'Sec-Fetch-Site': site })).toMatchObject({
        status: 200,
      });
    }
    const events = { Cookie, 'Sec-Fetch-Site': 'same-site' };
    expect((await test.send('/api/events', { headers: events })).status).toBe(403);
  });

  it('leads nowhere else', async () => {
    const token = new URL(test.server.mintUrl()).search;
    expect((await test.send(`//evil.example/${token}`)).headers.location).toBeUndefined();
    expect((await test.send(`http://evil.example/${token}`)).headers.location).toBeUndefined();
  });
});

describe('calls', () => {
  it('reach the engine', async () => {
    const answer = await call();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { shell: 'browser' } });
  });

  it('fail with 200 where it is the engine that says no', async () => {
    const answer = await call({}, JSON.stringify({ method: 'constructor' }));
    expect(answer.status).toBe(200);
    expect(codeOf(answer)).toBe('unknown-method');
  });

  it.each(['', '{', '[]', 'null', '7', '{"method":7}', '{"input":{}}'])(
    'are refused as malformed: %j',
    async (body) => {
      const answer = await call({}, Buffer.from(body));
      expect(answer.status).toBe(400);
      expect(codeOf(answer)).toBe('invalid-input');
    },
  );

  it('must be UTF-8 and say that they are JSON', async () => {
    expect((await call({}, Buffer.from([0x7b, 0xff, 0x7d]))).status).toBe(400);
    expect((await call({ 'Content-Type': 'text/plain' })).status).toBe(400);
    expect((await call({ 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  it('have a largest size, whether or not they admit theirs', async () => {
    const body = Buffer.alloc(MAX_REQUEST_BYTES + 1, 0x20);
    const declared = await call({ 'Content-Length': String(body.length) }, body);
    expect(declared.status).toBe(413);
    expect(codeOf(declared)).toBe('payload-too-large');
    expect((await call({ 'Transfer-Encoding': 'chunked' }, body)).status).toBe(413);
  });

  it('go nowhere else', async () => {
    const headers = { Cookie, Origin: test.server.origin };
    expect((await test.send('/api/call', { headers })).status).toBe(404);
    expect((await test.send('/api/other', { method: 'POST', headers })).status).toBe(404);
    expect((await test.send('/', { method: 'POST', headers })).status).toBe(405);
    expect((await test.send('/', { method: 'OPTIONS', headers })).status).toBe(405);
  });
});

describe('every answer', () => {
  it('carries the security headers and no permission for other origins', async () => {
    const answers = [
      await test.send('/', { headers: { Cookie } }),
      await test.send('/'),
      await test.send('/missing', { headers: { Cookie } }),
      await test.send(pathOf(test.server.mintUrl())),
      await call(),
      await call({ Origin: 'http://evil.example' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 404, 303, 200, 403]);
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/u);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(Object.keys(headers).filter((n) => n.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('the end', () => {
  it('ends streams and idle connections, and frees the port', async () => {
    const own = await startTestServer();
    const cookie = await own.signIn();
    const request = get(`${own.server.origin}/api/events`, { headers: { Cookie: cookie } });
    const [response] = await once(request, 'response');
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    response.resume();
    const ended = once(response, 'end');
    await Promise.all([own.server.close(), ended]);
    await expect(sendRaw(own.server.port, '/')).rejects.toThrow(/ECONNREFUSED/u);
    await own.server.close();
    await own.close();
  });

  it('says which port is taken', async () => {
    const { engine, rendererFolder, server } = test;
    await expect(startServer({ engine, rendererFolder, port: server.port })).rejects.toMatchObject({
      code: 'port-in-use',
      details: { port: server.port },
    });
  });
});
