// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SetupError, say } from './messages.mjs';
import { findBin } from './node.mjs';
import { run } from './processes.mjs';
import { root } from './stamps.mjs';

/** A download that takes longer is given up. Unit: milliseconds. */
const TIME_LIMIT = 180_000;

/**
 * Makes sure that there is a browser to test in: Playwright's own, one that is installed, or one
 * installed now.
 *
 * @param {string} node the project's Node
 * @returns {Promise<string>} the browser's path
 */
export async function ensureTestBrowser(node) {
  const found = findTestBrowser(node);
  if (found) return found;
  for (const { how, command, args, possible } of waysToInstall(node)) {
    if (!possible) continue;
    say('browser-installing', { how });
    await run(command, args, { cwd: root, timeLimit: TIME_LIMIT });
    const installed = findTestBrowser(node);
    if (installed) return installed;
  }
  throw new SetupError('browser-missing');
}

/** @param {string} node */
function waysToInstall(node) {
  const isRoot = process.getuid?.() === 0;
  return [
    {
      how: 'playwright install chromium',
      command: node,
      args: [findBin('@playwright/test', 'playwright'), 'install', 'chromium'],
      possible: true,
    },
    {
      how: 'apt-get install chromium',
      command: 'sh',
      args: ['-c', 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium'],
      possible: isRoot && existsSync('/usr/bin/apt-get'),
    },
  ];
}

/** @param {string} node */
function findTestBrowser(node) {
  const require = createRequire(join(root, 'package.json'));
  const own = require('@playwright/test').chromium.executablePath();
  if (existsSync(own)) return own;
  // The program knows where browsers are; it is TypeScript, so the project's Node has to ask it.
  const script = `import { findBrowser } from './src/server/headless/find-browser.ts';
    process.stdout.write(findBrowser() ?? '');`;
  const answer = spawnSync(node, ['--input-type=module', '--eval', script], { cwd: root });
  if (answer.status !== 0) throw new Error(String(answer.stderr));
  return String(answer.stdout) || undefined;
}
