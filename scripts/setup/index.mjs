// @ts-check
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './install.mjs';
import { ensureNode } from './node.mjs';

/**
 * Installs what is missing, without a build.
 * @returns {Promise<string>} the Node to run everything else with
 */
export async function prepareTools() {
  await ensureDependencies();
  return ensureNode();
}

/**
 * Does all that stands between a fresh clone and a program that runs; what is done is skipped.
 * @returns {Promise<string>} the Node to run it with
 */
export async function prepareProgram() {
  const node = await prepareTools();
  await ensureBuild(node);
  return node;
}
