import type { IncomingMessage } from 'node:http';
import { secretsEqual } from './tokens.ts';

/** Who may come in: the checks that stand before every answer. */
export interface Admission {
  /** The names by which a browser may call us; any other hints at DNS rebinding. */
  isOwnHost(request: IncomingMessage): boolean;
  /** Whether the request carries the session cookie. */
  hasSession(request: IncomingMessage): boolean;
  /** Whether a page of ours, and no other site's page, sent the request (Fetch Metadata). */
  isSameOrigin(request: IncomingMessage): boolean;
  /** The `Set-Cookie` value that starts a session. */
  cookie: string;
}

/**
 * @param port the port we listen on
 * @param session the secret that the cookie carries
 */
export function createAdmission(port: number, session: string): Admission {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  // Cookies don't know ports, so the name keeps apart two readers on one machine.
  const cookieName = `zhujian-${port}`;

  return {
    cookie: `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    isOwnHost: (request) => hosts.includes(request.headers.host ?? ''),
    hasSession(request) {
      return readCookies(request.headers.cookie ?? '')
        .filter(([name]) => name === cookieName)
        .some(([, value]) => secretsEqual(value, session));
    },
    isSameOrigin(request) {
      const { origin } = request.headers;
      if (origin !== undefined) return origin === `http://${request.headers.host}`;
      const site = request.headers['sec-fetch-site'];
      // Reading is guarded by the cookie alone; a POST must say where it comes from.
      if (site === undefined) return request.method !== 'POST';
      return site === 'same-origin' || site === 'none';
    },
  };
}

function readCookies(header: string): [name: string, value: string][] {
  return header.split(';').map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0) return ['', ''];
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  });
}
