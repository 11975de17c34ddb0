import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Delivery } from '../shared/contract.ts';
import { createSecret } from './tokens.ts';

/** Files that wait to be fetched at most; past that the oldest makes room. */
const MOST_WAITING = 4;

export interface Downloads {
  /** Keeps a finished PDF for one download. */
  offer(pdf: Uint8Array, name: string): Delivery;
  /** Answers `GET /download/<id>/<name>`; false when nothing waits there. */
  send(request: IncomingMessage, response: ServerResponse, path: string): boolean;
}

export function createDownloads(): Downloads {
  const waiting = new Map<string, { pdf: Uint8Array; name: string }>();
  return {
    offer(pdf, name) {
      const path = `/download/${createSecret()}/${encodeURIComponent(name)}`;
      waiting.set(path, { pdf, name });
      for (const oldest of [...waiting.keys()].slice(0, -MOST_WAITING)) waiting.delete(oldest);
      return { kind: 'download', path };
    },
    send(request, response, path) {
      const file = waiting.get(path);
      if (!file) return false;
      response.writeHead(200, {
        'Content-Type': 'application/pdf',
        'Content-Length': file.pdf.byteLength,
        'Content-Disposition': contentDisposition(file.name),
        'Cache-Control': 'no-store',
      });
      if (request.method === 'HEAD') {
        response.end();
        return true;
      }
      waiting.delete(path);
      response.end(file.pdf);
      return true;
    },
  };
}

/**
 * The header that names a download in any script (RFC 6266, RFC 8187); the plain name is for
 * clients that know no better.
 */
export function contentDisposition(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="zhujian.pdf"; filename*=UTF-8''${encoded}`;
}
