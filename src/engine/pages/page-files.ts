import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface PageFile {
  /** Absolute, with all links followed. */
  file: string;
  /** Bytes. */
  size: number;
  /** The media type, with its charset where it is text. */
  type: string;
}

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The segments of a URL path, decoded once; undefined for what no page of ours asks for and what
 * could lead out of a folder: dot segments, empty ones, separators in disguise, NUL, drive letters.
 *
 * @param path the path of a request as it came, percent-encoded, without the query
 */
export function splitUrlPath(path: string): string[] | undefined {
  if (path === '/') return [];
  if (!path.startsWith('/')) return undefined;
  const segments: string[] = [];
  for (const encoded of path.slice(1).split('/')) {
    const segment = decodeSegment(encoded);
    if (segment === undefined || segment === '' || segment.startsWith('.')) return undefined;
    if (/[/\\:\0]/u.test(segment)) return undefined;
    segments.push(segment);
  }
  return segments;
}

function decodeSegment(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    // Broken percent-encoding names no file.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * Finds the file that a URL path names, for every shell that serves the pages.
 *
 * @param folder the built pages
 * @param path as in {@link splitUrlPath}; `/` is `index.html`
 * @returns undefined when there is no such file inside `folder`
 */
export async function findPageFile(folder: string, path: string): Promise<PageFile | undefined> {
  const segments = splitUrlPath(path);
  if (!segments) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, ...(segments.length > 0 ? segments : ['index.html'])));
    // A link may point anywhere, so the check is on where the path really ends.
    if (!file.startsWith(root + sep)) return undefined;
    const facts = await stat(file);
    if (!facts.isFile()) return undefined;
    const type = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return { file, size: facts.size, type };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP';
}
