import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPdfRenderer, type PdfRenderer } from './pdf-renderer.ts';

// A real browser and small pages of our own that behave well or badly.

const job = { document: 'd', sections: [] };
const pages: Record<string, string> = {
  ready: '<html data-print-ready="true"><p>人民',
  late: '<html><p>人民<script>setTimeout(() => document.documentElement.dataset.printReady = "true", 100)</script>',
  error: '<html data-print-error="no such section: b9">',
  never: '<html>',
};

let temporary: string;
let server: Server;
let page: keyof typeof pages;
/** Called when the page asks for its job's document. */
let onRequest: () => void = () => undefined;
let renderer: PdfRenderer;

function create(options: Partial<Parameters<typeof createPdfRenderer>[0]> = {}): PdfRenderer {
  const { port } = server.address() as AddressInfo;
  renderer = createPdfRenderer({
    openUrl: (path) => `http://127.0.0.1:${port}/${page}${path}`,
    ...options,
  });
  return renderer;
}

async function listProfiles(): Promise<string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith('zhujian-browser-'));
}

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'zhujian-headless-'));
  server = createServer((request, response) => {
    onRequest();
    const html = pages[request.url?.split('/')[1] ?? ''];
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

let systemTemporary: string | undefined;
beforeEach(() => {
  page = 'ready';
  onRequest = () => undefined;
  // Profiles of our browsers only, so that a test can tell whether they were removed.
  systemTemporary = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
});

afterEach(async () => {
  await renderer?.close();
  if (systemTemporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = systemTemporary;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(temporary, { recursive: true, force: true });
});

describe('createPdfRenderer', () => {
  it('makes PDF files with one browser, waiting for each page to be ready', async () => {
    const { renderPdf } = create();
    const first = await renderPdf(job);
    page = 'late';
    const second = await renderPdf(job);
    for (const pdf of [first, second]) {
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    }
    expect(await listProfiles()).toHaveLength(1);
  });

  it('leaves neither browser nor profile behind', async () => {
    const { renderPdf, close } = create();
    await renderPdf(job);
    await close();
    expect(await listProfiles()).toEqual([]);
  });

  it('ends an idle browser, and starts another for the next job', async () => {
    const { renderPdf } = create({ idleTime: 10 });
    await renderPdf(job);
    await expect.poll(listProfiles, { timeout: 10_000 }).toEqual([]);
    await expect(renderPdf(job)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('says that there is no browser', async () => {
    await expect(create({ findBrowser: () => undefined }).renderPdf(job)).rejects.toMatchObject({
      code: 'browser-not-found',
    });
  });

  it('says why a browser does not start, and cleans up after it', async () => {
    const broken = join(temporary, 'broken-browser');
    await writeFile(broken, '#!/bin/sh\nexit 3\n');
    await chmod(broken, 0o755);
    const { renderPdf } = create({ findBrowser: () => broken });
    await expect(renderPdf(job)).rejects.toMatchObject({ code: 'print-failed' });
    expect(await listProfiles()).toEqual([]);
  });

  it.each([
    ['error', 'no such section: b9'],
    ['missing', 'HTTP 404'],
  ])('passes on what went wrong in the page: %s', async (name, reason) => {
    page = name;
    await expect(create().renderPdf(job)).rejects.toMatchObject({
      code: 'print-failed',
      details: { reason },
    });
  });

  it('gives up on a page that never gets ready', async () => {
    page = 'never';
    const { renderPdf } = create({ timeLimit: 3_000 });
    await expect(renderPdf(job)).rejects.toMatchObject({
      code: 'print-failed',
      details: { reason: 'no result within 3 s' },
    });
  });

  it('stops when the caller does, before and during the job', async () => {
    page = 'never';
    const { renderPdf } = create();
    const cancelled = { code: 'print-failed', details: { reason: 'cancelled' } };
    await expect(renderPdf(job, AbortSignal.abort())).rejects.toMatchObject(cancelled);
    const caller = new AbortController();
    onRequest = () => caller.abort();
    await expect(renderPdf(job, caller.signal)).rejects.toMatchObject(cancelled);
    page = 'ready';
    await expect(renderPdf(job)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('fails when its browser dies in mid-job, and starts another for the next one', async () => {
    page = 'never';
    const { renderPdf } = create();
    onRequest = () => void killBrowser();
    await expect(renderPdf(job)).rejects.toMatchObject({ code: 'print-failed' });
    onRequest = () => undefined;
    page = 'ready';
    await expect(renderPdf(job)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('fails a job that is under way when it is closed', async () => {
    page = 'never';
    const { renderPdf, close } = create();
    onRequest = () => void close();
    await expect(renderPdf(job)).rejects.toMatchObject({ code: 'print-failed' });
    await close();
    expect(await listProfiles()).toEqual([]);
  });
});

/** Kills our browser by the lock in its profile, which names its process. */
async function killBrowser(): Promise<void> {
  const { readlink } = await import('node:fs/promises');
  const [profile = ''] = await listProfiles();
  const lock = await readlink(join(temporary, profile, 'SingletonLock'));
  process.kill(Number(lock.split('-').at(-1)), 'SIGKILL');
}
