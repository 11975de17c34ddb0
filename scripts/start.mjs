// @ts-check
import { join } from 'node:path';
import { ensureElectron } from './setup/electron.mjs';
import { prepareProgram } from './setup/index.mjs';
import { runTask } from './setup/messages.mjs';
import { runInPlace } from './setup/processes.mjs';
import { chooseShell } from './setup/shell.mjs';
import { root } from './setup/stamps.mjs';

/** @param {string[]} args */
async function start(args) {
  const node = await prepareProgram();
  const wantsWindow = chooseShell(args, process.platform, process.env) === 'window';
  const electron = wantsWindow ? await ensureElectron(node) : undefined;
  if (!electron) return runInPlace(node, [join(root, 'out', 'main', 'cli.js'), 'serve', ...args]);
  // Chromium's sandbox refuses to run as root.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return runInPlace(electron, [...flags, root, ...args]);
}

await runTask(() => start(process.argv.slice(2)));
