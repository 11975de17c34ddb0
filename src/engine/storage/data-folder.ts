import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * Where the library lives when the user names no folder: one place for all shells, by the rules of
 * each system (XDG Base Directory Specification 0.8, Apple File System Programming Guide, Windows
 * Known Folders).
 *
 * @param platform as `process.platform`
 * @param env the environment; a relative `XDG_DATA_HOME` is ignored, as its specification asks
 * @param home the user's home folder
 * @returns an absolute path, which need not exist
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Zhujian');
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Zhujian');
  }
  const dataHome = env.XDG_DATA_HOME;
  const base =
    dataHome && posix.isAbsolute(dataHome) ? dataHome : posix.join(home, '.local', 'share');
  return posix.join(base, 'zhujian');
}
