// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import('node:child_process').StdioOptions} [stdio] stdout joins stderr unless told otherwise
 * @property {boolean} [shell]
 * @property {number} [timeLimit] milliseconds, after which the process is killed
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, timedOut: boolean }>} a process ended by a signal has code 128,
 *   one that could not be started 127
 */
export function run(command, args, options = {}) {
  const { timeLimit, ...spawnOptions } = options;
  return new Promise((resolve) => {
    let timedOut = false;
    // A group of its own, so that nothing that the process started outlives the time limit.
    const detached = timeLimit !== undefined && process.platform !== 'win32';
    const child = spawn(command, args, {
      stdio: ['ignore', process.stderr, process.stderr],
      detached,
      ...spawnOptions,
    });
    const timer =
      timeLimit === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            if (detached && child.pid) process.kill(-child.pid, 'SIGKILL');
            else child.kill('SIGKILL');
          }, timeLimit);
    child.on('error', (error) => {
      clearTimeout(timer);
      console.error(error.message);
      resolve({ code: 127, timedOut });
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 128, timedOut });
    });
  });
}

/**
 * Runs a program in our place: it has our input and output, gets our signals, and its exit code is
 * ours.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code
 */
export function runInPlace(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    const watch = watchParent(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * npm runs scripts through a shell that takes a signal for itself and leaves us behind, so under npm
 * the end of our parent is the signal to end.
 *
 * @param {() => void} orphaned
 */
function watchParent(orphaned) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return undefined;
  return setInterval(() => {
    if (process.ppid !== parent) orphaned();
  }, 500);
}

/**
 * Runs npm, the one that runs us if any.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  // npm is a shell script on Windows.
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}
