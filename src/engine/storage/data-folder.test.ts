import { expect, it } from 'vitest';
import { defaultDataFolder } from './data-folder.ts';

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string, string]>([
  ['linux', {}, '/home/li', '/home/li/.local/share/zhujian'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/li', '/data/zhujian'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/li', '/home/li/.local/share/zhujian'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/li', '/home/li/.local/share/zhujian'],
  ['freebsd', {}, '/home/李', '/home/李/.local/share/zhujian'],
  [
    'darwin',
    { XDG_DATA_HOME: '/data' },
    '/Users/li',
    '/Users/li/Library/Application Support/Zhujian',
  ],
  [
    'win32',
    { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' },
    'C:\\Users\\li',
    'C:\\Users\\li\\AppData\\Roaming\\Zhujian',
  ],
  ['win32', {}, 'C:\\Users\\li', 'C:\\Users\\li\\AppData\\Roaming\\Zhujian'],
])('on %s with %j', (platform, env, home, folder) => {
  expect(defaultDataFolder(platform, env, home)).toBe(folder);
});
