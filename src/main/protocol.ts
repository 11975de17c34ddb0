import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { type Protocol, protocol } from 'electron';
import { contentSecurityPolicy } from '../shared/content-security-policy.ts';
import { appScheme, isAppUrl } from './app-origin.ts';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

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
  const file = resolveInside(folder, new URL(request.url).pathname);
  if (file === undefined) return createAnswer(403);
  try {
    const bytes = await readFile(file);
    const type = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return createAnswer(200, request.method === 'HEAD' ? null : bytes, type);
  } catch (error) {
    if (isMissing(error)) return createAnswer(404);
    throw error;
  }
}

/**
 * The file that a URL's path names, or undefined where it might lie outside the folder. The path is
 * decoded once; whatever then still looks like a way out is refused rather than repaired.
 *
 * @param folder absolute path
 * @param path percent-encoded, with its leading slash
 */
export function resolveInside(folder: string, path: string): string | undefined {
  const decoded = decodePath(path);
  if (!decoded?.startsWith('/') || /[\\\0:]/u.test(decoded)) return undefined;
  const segments = decoded === '/' ? ['index.html'] : decoded.slice(1).split('/');
  // Refuses `..` and `.`, hidden files and empty segments alike.
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return undefined;
  const root = resolve(folder);
  const file = resolve(root, ...segments);
  return file.startsWith(root + sep) ? file : undefined;
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
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

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG';
}
