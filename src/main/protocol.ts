import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import { findPageFile } from '../engine/pages/page-files.ts';
import { contentSecurityPolicy } from '../shared/content-security-policy.ts';
import { appScheme, isAppUrl } from './app-origin.ts';

/** Must run before the app is ready, and only once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      // `standard` gives it an origin, `secure` the APIs of https, `codeCache` faster second starts.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the renderer's folder, and nothing else, at `app://zhujian/`.
 *
 * @param target the protocol registry of the session that shows our pages
 * @param folder absolute path of the built renderer
 */
export function serveApp(target: Pick<Protocol, 'handle'>, folder: string): void {
  target.handle(appScheme, (request) => answerRequest(request, folder));
}

async function answerRequest(request: Request, folder: string): Promise<Response> {
  if (!isAppUrl(request.url)) return createAnswer(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return createAnswer(405);
  const found = await findPageFile(folder, new URL(request.url).pathname);
  if (!found) return createAnswer(404);
  const body = request.method === 'HEAD' ? null : await readFile(found.file);
  return createAnswer(200, body, found.type);
}

function createAnswer(
  status: number,
  body: Uint8Array<ArrayBuffer> | null = null,
  type = 'text/plain; charset=utf-8',
): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  });
}
