// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, say } from './messages.mjs';
import { findBin } from './node.mjs';
import { run } from './processes.mjs';
import { hashFiles, readStamp, root, writeStamp } from './stamps.mjs';

const inputs = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package-lock.json',
  'scripts/build-index.ts',
  'tsconfig.base.json',
];
const outputs = [
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/index',
];

/**
 * Builds the program and the search index of what ships, unless nothing changed since last time.
 *
 * @param {string} node the Node to build with
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuild(node, { force = false } = {}) {
  const state = hashFiles(inputs);
  const complete = outputs.every((path) => existsSync(join(root, path)));
  if (!force && complete && readStamp('build') === state) return;
  say('building');
  await step(node, 'electron-vite build', [
    findBin('electron-vite'),
    'build',
    '--logLevel',
    'warn',
  ]);
  await step(node, 'build-index', [join(root, 'scripts', 'build-index.ts')]);
  writeStamp('build', state);
}

/**
 * @param {string} node
 * @param {string} name
 * @param {string[]} args
 */
async function step(node, name, args) {
  const { code } = await run(node, args, { cwd: root });
  if (code !== 0) throw new SetupError('build-failed', { step: name });
}
