import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../shared/content-security-policy.ts';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import type { Language } from '../../../shared/language.ts';

/** A loopback site that serves the built print page and answers its two calls. */
export interface PrintSite {
  origin: string;
  /** What the page gets for the document that it asks for, whatever its id. */
  document: ZhujianDocument;
  language: Language;
  /** `false` leaves calls without an answer. */
  answers: boolean;
  close(): void;
}

/** Builds `print.html` as the release does. Takes a few seconds. */
export async function buildPrintPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'src/renderer/print.html' },
    },
  });
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

/** Serves a folder made by {@link buildPrintPage} under the policy of the real shells. */
export async function servePrintSite(
  folder: string,
  document: ZhujianDocument,
): Promise<PrintSite> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/api/call') {
      const { method } = JSON.parse(await text(request)) as { method: string };
      const value =
        method === 'document.get' ? site.document : { language: site.language, notices: [] };
      if (site.answers) response.end(JSON.stringify({ ok: true, value }));
      return;
    }
    const type = types[extname(pathname)] ?? 'application/octet-stream';
    const file = await readFile(join(folder, pathname)).catch(() => undefined);
    response.writeHead(file ? 200 : 404, {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
    });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site: PrintSite = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    document,
    language: 'zh-CN',
    answers: true,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return site;
}
