/** Our pages' own scheme: unlike `file:`, it has an origin and reaches one folder only. */
export const appScheme = 'app';
export const appHost = 'zhujian';

/** The address of a page in the renderer's folder. */
export function pageUrl(page: 'index.html' | 'print.html'): string {
  return `${appScheme}://${appHost}/${page}`;
}

/**
 * Whether an address lies on our own origin. It is parsed, never searched:
 * `https://evil.example/?app://zhujian/` contains ours and is not ours.
 */
export function isAppUrl(address: string): boolean {
  const url = parseUrl(address);
  return (
    url?.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  );
}

/** Parses an address; undefined for what is none. */
export function parseUrl(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
