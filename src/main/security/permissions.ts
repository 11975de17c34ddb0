import type { Session } from 'electron';
import { isAppUrl } from '../app-origin.ts';

/** All that a reader needs: to copy a passage, and to fill the screen. */
const granted: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];

/** Denies every permission and device but those that a reader needs, to everyone but our pages. */
export function restrictPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(granted.includes(permission) && isAppUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return granted.includes(permission) && isAppUrl(requestingOrigin);
  });
  session.setDevicePermissionHandler(() => false);
}
