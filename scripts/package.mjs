// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readManifest } from './package/dependencies.ts';
import { checkFileList, describeFiles, formatSize, listFiles } from './package/file-list.ts';
import { words } from './package/messages.ts';
import { stageApp } from './package/stage.ts';
import { findElectron } from './setup/electron.mjs';
import { runTask } from './setup/messages.mjs';
import { findBin } from './setup/node.mjs';
import { run } from './setup/processes.mjs';
import { root } from './setup/stamps.mjs';

// Run by the project's own Node, which reads TypeScript; see `npm run package`.

/** A download of Electron's hundred megabytes that takes longer is given up. Unit: milliseconds. */
const TIME_LIMIT = 180_000;
const article = join('resources', 'articles', 'people-first.txt');

/**
 * Stages the package, checks what is in it, and has electron-builder make the installers for this
 * system: `npm run package -- [--electron-dist PATH] [-- options of electron-builder]`.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function packageApp(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { 'electron-dist': { type: 'string' } },
    allowPositionals: true,
  });
  const stage = join(root, 'dist', 'stage');
  stageApp(root, stage);
  if (!reportStage(stage)) return 1;

  const named = values['electron-dist'] ?? process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const electron = named ? checkNamed(resolve(named)) : await obtainElectron();
  if (electron === undefined) return 1;

  const builder = findBin('electron-builder');
  const options = [...positionals, '--publish', 'never', `-c.electronDist=${electron}`];
  const { code } = await run(process.execPath, [builder, ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (code !== 0) {
    console.error(words('builder-failed', { code }));
    return 1;
  }
  console.log(words('done', { folder: join('dist', 'packages') }));
  return 0;
}

/**
 * Prints the list of files and what is wrong with it.
 * @param {string} stage
 */
function reportStage(stage) {
  const files = listFiles(stage);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  console.log(words('staged', { files: files.length, size: formatSize(total) }));
  for (const line of describeFiles(files)) console.log(line);

  const complaints = checkFileList(files).map((problem) => words(problem.kind, { ...problem }));
  const staged = join(stage, article);
  if (existsSync(staged) && !readFileSync(staged).equals(readFileSync(join(root, article)))) {
    complaints.push(words('different', { file: article }));
  }
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) console.error(words('list-wrong'));
  return complaints.length === 0;
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function checkNamed(path) {
  if (existsSync(path)) return path;
  console.error(words('electron-dist-missing', { path }));
  return undefined;
}

/**
 * The folder of an unpacked Electron for this system, fetched if need be and possible.
 * @returns {Promise<string | undefined>}
 */
async function obtainElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const dist = join(folder, 'dist');
  if (findElectron({}) !== undefined) return dist;
  console.error(words('fetching', { seconds: TIME_LIMIT / 1000 }));
  await run(process.execPath, [join(folder, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeLimit: TIME_LIMIT,
  });
  if (findElectron({}) !== undefined) return dist;
  console.error(words('electron-missing', { version: readManifest(folder).version }));
  console.error(words('electron-advice'));
  return undefined;
}

await runTask(() => packageApp(process.argv.slice(2)));
