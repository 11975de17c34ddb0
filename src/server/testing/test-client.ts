import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { openTemporaryEngine } from '../../engine/testing/temporary-engine.ts';
import { type RunningServer, startServer } from '../server.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RequestOptions {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

/** A real server over a real engine, with pages of its own, and a client that may say anything. */
export interface TestServer {
  engine: Engine;
  server: RunningServer;
  /** The folder that is served; holds index.html, print.html, assets/app-1a2b.js. */
  rendererFolder: string;
  /** Sends a request as written: no path is tidied, no header added but Host. */
  send(path: string, options?: RequestOptions): Promise<Answer>;
  /** Exchanges a fresh token for a cookie. */
  signIn(): Promise<string>;
  close(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-server-')));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>竹简</title>');
  await writeFile(join(rendererFolder, 'print.html'), '<!doctype html><title>打印</title>');
  await writeFile(join(rendererFolder, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const engine = await openTemporaryEngine({ shell: 'browser' });
  const server = await startServer({ engine, rendererFolder });
  const send = (path: string, options?: RequestOptions) => sendRaw(server.port, path, options);
  return {
    engine,
    server,
    rendererFolder,
    send,
    async signIn() {
      const url = new URL(server.mintUrl());
      const { headers } = await send(url.pathname + url.search);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    async close() {
      await server.close();
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function sendRaw(port: number, path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        // A connection each: a kept one would outlive the server that a test has closed.
        agent: false,
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { Host: `127.0.0.1:${port}`, ...options.headers },
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
