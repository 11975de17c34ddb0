import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentDisposition, createDownloads } from './downloads.ts';
import { sendRaw } from './testing/test-client.ts';

const downloads = createDownloads();
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!downloads.send(request, response, request.url ?? '')) response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const pdf = new TextEncoder().encode('%PDF-1.7');

function offer(name: string): string {
  const delivery = downloads.offer(pdf, name);
  if (delivery.kind !== 'download') throw new Error('not a download');
  return delivery.path;
}

it('hands a file over once, under its own name', async () => {
  const path = offer('坚持人民至上.pdf');
  expect((await sendRaw(port, path, { method: 'HEAD' })).status).toBe(200);
  const first = await sendRaw(port, path);
  expect(first).toMatchObject({ status: 200, body: '%PDF-1.7' });
  expect(first.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="zhujian.pdf"; filename*=UTF-8''${encodeURIComponent('坚持人民至上')}.pdf`,
  });
  expect((await sendRaw(port, path)).status).toBe(404);
});

it('hands nothing over at a guessed path', async () => {
  const path = offer('a.pdf');
  expect((await sendRaw(port, `${path}x`)).status).toBe(404);
  expect((await sendRaw(port, path.replace('a.pdf', 'b.pdf'))).status).toBe(404);
  expect((await sendRaw(port, '/download/')).status).toBe(404);
});

it('keeps the last few only', async () => {
  const paths = ['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf'].map(offer);
  const statuses = [];
  for (const path of paths) statuses.push((await sendRaw(port, path)).status);
  expect(statuses).toEqual([404, 200, 200, 200, 200]);
});

it('writes names that no header can be broken with', () => {
  expect(contentDisposition('甲\r\nX: 1"\'()*.pdf')).toBe(
    `attachment; filename="zhujian.pdf"; filename*=UTF-8''%E7%94%B2%0D%0AX%3A%201%22%27%28%29%2A.pdf`,
  );
});
