// @ts-check
import { join } from 'node:path';
import { ensureElectron } from './setup/electron.mjs';
import { prepareProgram } from './setup/index.mjs';
import { runTask, say } from './setup/messages.mjs';
import { runInPlace } from './setup/processes.mjs';
import { chooseShell, isCrash } from './setup/shell.mjs';
import { root } from './setup/stamps.mjs';

/** @param {string[]} args */
async function start(args) {
  const node = await prepareProgram();
  const wantsWindow = chooseShell(args, process.platform, process.env) === 'window';
  const electron = wantsWindow ? await ensureElectron(node) : undefined;
  if (electron) {
    // Chromium's sandbox refuses to run as root.
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const code = await runInPlace(electron, [...flags, root, ...args]);
    if (!isCrash(code)) return code;
    // E.g. a system that lets no unpacked Electron have its sandbox.
    say('electron-crashed', { code });
  }
  return runInPlace(node, [join(root, 'out', 'main', 'cli.js'), 'serve', ...args]);
}

await runTask(() => start(process.argv.slice(2)));
