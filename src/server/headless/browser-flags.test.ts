import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserFlags } from './browser-flags.ts';
import { findBrowser } from './find-browser.ts';

// A page without any policy tries to get out; a server that anybody can reach counts who came.

let server: Server;
let port: number;
const hosts: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    hosts.push(request.headers.host ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('<!doctype html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('lets a page reach 127.0.0.1 and nothing else, neither by name nor by number', async () => {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const numbers = own.filter(({ family, internal }) => family === 'IPv4' && !internal);
  const outside = ['localhost', 'reader.localhost', ...numbers.map(({ address }) => address)];
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no browser to test with');
  const browser = await launch({ executablePath, pipe: true, args: browserFlags() });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    hosts.length = 0;
    const reached = await page.evaluate(
      `Promise.all(${JSON.stringify(['127.0.0.1', ...outside])}.map((host) =>
        fetch('http://' + host + ':${port}/?probe', { mode: 'no-cors' })
          .then(() => host, () => null)))`,
    );
    expect(reached).toEqual(['127.0.0.1', ...outside.map(() => null)]);
    expect(new Set(hosts)).toEqual(new Set([`127.0.0.1:${port}`]));
  } finally {
    await browser.close();
  }
});
