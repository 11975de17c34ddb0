import type { WebContents } from 'electron';
import { isAppUrl } from '../app-origin.ts';

/**
 * Keeps a page where it was put: no navigation, no new window, no embedded browser, and no WebRTC
 * traffic, which neither the policy nor the request filter would see. A page may reload itself.
 */
export function confinePage(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (!isReload(contents, details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isReload(contents, details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function isReload(contents: Pick<WebContents, 'getURL'>, address: string): boolean {
  return isAppUrl(address) && stripFragment(address) === stripFragment(contents.getURL());
}

function stripFragment(address: string): string {
  return address.split('#', 1)[0] ?? '';
}
