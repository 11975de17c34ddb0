// @ts-check

/**
 * Which shell an invocation asks for: a window of our own needs a display, and whoever names a port
 * or wants no window wants the server.
 *
 * @param {string[]} args
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {'window' | 'server'}
 */
export function chooseShell(args, platform, env) {
  if (args.some((arg) => arg === '--no-open' || /^--port(=|$)/.test(arg))) return 'server';
  if (platform === 'darwin' || platform === 'win32') return 'window';
  return env.DISPLAY || env.WAYLAND_DISPLAY ? 'window' : 'server';
}
