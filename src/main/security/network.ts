import type { App, OnBeforeRequestListenerDetails, Session } from 'electron';
import { isAppUrl, parseUrl } from '../app-origin.ts';

/**
 * Switches that keep Chromium itself silent. Pages can't send anything anyway (see
 * {@link blockNetwork}); these are for what Chromium does of its own accord.
 */
const switches: readonly (readonly [name: string, value?: string])[] = [
  // No name resolves, so nothing that slips through everything else finds a host.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // An address written in numbers needs no resolver; this dead proxy catches it. It also keeps a
  // system that looks for its proxy by itself from asking the network for one (WPAD).
  ['proxy-server', '127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  // Chromium's own services: component updates, field trials, reports of failed requests, pings.
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
];

/** Must run before the app is ready. */
export function silenceChromium(commandLine: Pick<App['commandLine'], 'appendSwitch'>): void {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value);
}

/**
 * Cancels every request that is not for our own files, and turns off what would download on its own.
 *
 * @see https://www.electronjs.org/docs/latest/api/web-request
 */
export function blockNetwork(
  session: Pick<Session, 'setSpellCheckerEnabled'> & {
    webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  },
): void {
  // Spelling dictionaries come from a server of Google's.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isLocalRequest(details) });
  });
}

/** Whether a request stays on this machine: our pages, their blobs and images, developer tools. */
export function isLocalRequest(
  details: Pick<OnBeforeRequestListenerDetails, 'url' | 'resourceType'>,
): boolean {
  if (isAppUrl(details.url)) return true;
  const url = parseUrl(details.url);
  switch (url?.protocol) {
    case 'blob:':
      return isAppUrl(url.pathname);
    case 'data:':
      return details.resourceType === 'image';
    case 'devtools:':
      return url.host === 'devtools';
    default:
      return false;
  }
}
