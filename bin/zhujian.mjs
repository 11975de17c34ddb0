#!/usr/bin/env node
// @ts-check
// Starts the program under a Node that can run it, from a checkout or from an installed package.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'out', 'main', 'cli.js');
// Only a checkout has these; an installed package is built and runs under the user's own Node.
const isCheckout = existsSync(join(root, 'scripts', 'setup', 'index.mjs'));

if (isCheckout) await runFromCheckout();
else await runHere();

async function runFromCheckout() {
  const { prepareProgram } = await import('../scripts/setup/index.mjs');
  const { runTask } = await import('../scripts/setup/messages.mjs');
  const { findProjectNode } = await import('../scripts/setup/node.mjs');
  const { runInPlace } = await import('../scripts/setup/processes.mjs');
  await runTask(async () => {
    const node = (existsSync(program) && findProjectNode()) || (await prepareProgram());
    return runInPlace(node, [program, ...process.argv.slice(2)]);
  });
}

async function runHere() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 23 || (major === 23 && minor >= 4) || (major === 22 && minor >= 13)) {
    await import(pathToFileURL(program).href);
    return;
  }
  console.error(
    `竹简需要 Node 22.13 或更新的版本，现在是 ${process.versions.node}。\n` +
      `Zhujian needs Node 22.13 or later; this is ${process.versions.node}.`,
  );
  process.exitCode = 1;
}
