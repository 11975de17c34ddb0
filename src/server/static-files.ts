import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { findPageFile } from '../engine/pages/page-files.ts';

/** Sends a file of the served folder, or 404. */
export async function sendStaticFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  path: string,
): Promise<void> {
  const found = await findPageFile(folder, path);
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('404\n');
    return;
  }
  response.writeHead(200, {
    'Content-Type': found.type,
    'Content-Length': found.size,
    // Only names under assets/ carry a hash of their content.
    'Cache-Control': path.startsWith('/assets/')
      ? 'private, max-age=31536000, immutable'
      : 'no-store',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(createReadStream(found.file), response);
}
