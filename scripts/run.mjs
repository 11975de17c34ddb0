// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { prepareProgram, prepareTools } from './setup/index.mjs';
import { runTask, SetupError } from './setup/messages.mjs';
import { findBin } from './setup/node.mjs';
import { runInPlace } from './setup/processes.mjs';
import { root } from './setup/stamps.mjs';
import { staticChecks } from './test/static-checks.mjs';

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const tasks = {
  async build() {
    await ensureBuild(await prepareTools(), { force: true });
    return 0;
  },
  async check() {
    const node = await prepareTools();
    let worst = 0;
    for (const { args } of staticChecks()) {
      worst = Math.max(worst, await runInPlace(node, args, { cwd: root }));
    }
    return worst;
  },
  async format(args) {
    const node = await prepareTools();
    const biome = findBin('@biomejs/biome', 'biome');
    return runInPlace(node, [biome, 'check', '--write', ...args], { cwd: root });
  },
  async bench([name = '', ...args]) {
    const known = readdirSync(join(root, 'bench'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3));
    if (!known.includes(name)) throw new SetupError('bench-missing', { known: known.join(', ') });
    const node = await prepareProgram();
    return runInPlace(node, [join(root, 'bench', `${name}.ts`), ...args], { cwd: root });
  },
  async package(args) {
    const node = await prepareProgram();
    return runInPlace(node, [join(root, 'scripts', 'package.mjs'), ...args], { cwd: root });
  },
};

await runTask(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) {
    throw new SetupError('unknown-task', { name, known: Object.keys(tasks).join(', ') });
  }
  return task(args);
});
