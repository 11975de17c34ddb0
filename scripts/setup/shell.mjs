// @ts-check
import { constants } from 'node:os';

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

/** Exit codes of a process that a signal ended: 128 and the signal's number (POSIX). */
const CRASHES = ['SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGSEGV'].map(
  (signal) => 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0),
);

/**
 * Whether a program broke down rather than ended: by a fault's signal, or before it was its own
 * (127: it could not be started).
 *
 * @param {number} code its exit code
 */
export function isCrash(code) {
  return code === 127 || CRASHES.includes(code);
}
