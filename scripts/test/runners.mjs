// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../setup/electron.mjs';
import { findBin } from '../setup/node.mjs';
import { run } from '../setup/processes.mjs';
import { root } from '../setup/stamps.mjs';
import { ensureTestBrowser } from '../setup/test-browser.mjs';
import { countCheck, countPlaywright, countVitest } from './counts.mjs';
import { staticChecks } from './static-checks.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ name: string, group: 'static' | 'unit' | 'e2e', run: () => Promise<Counts> }} Step
 */

/**
 * Everything that `npm test` runs, in order.
 *
 * @param {string} node the project's Node
 * @returns {Step[]}
 */
export function testSteps(node) {
  return [
    ...staticChecks().map(
      ({ name, args }) =>
        /** @type {Step} */ ({
          name,
          group: 'static',
          run: async () => countCheck((await runTool(node, args)).code),
        }),
    ),
    { name: 'Vitest', group: 'unit', run: () => runVitest(node) },
    { name: 'Playwright (browser)', group: 'e2e', run: () => runPlaywright(node, 'browser') },
    { name: 'Playwright (electron)', group: 'e2e', run: () => runElectronProject(node) },
  ];
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runTool(node, args, env = {}) {
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit']);
  return run(node, args, { cwd: root, env: { ...process.env, ...env }, stdio: [...stdio] });
}

/** @param {string} node */
async function runVitest(node) {
  // The tests of printing make real PDF files.
  await ensureTestBrowser(node);
  return withReport(async (file) => {
    const vitest = findBin('vitest');
    const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile=${file}`];
    const { code } = await runTool(node, args);
    return countVitest(readReport(file), code);
  });
}

/**
 * @param {string} node
 * @param {'browser' | 'electron'} project
 */
async function runPlaywright(node, project) {
  const browser = await ensureTestBrowser(node);
  return withReport(async (file) => {
    const playwright = findBin('@playwright/test', 'playwright');
    const { code } = await runTool(node, [playwright, 'test', `--project=${project}`], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      ZHUJIAN_BROWSER: browser,
    });
    return countPlaywright(readReport(file), code);
  });
}

/**
 * @param {string} node
 * @returns {Promise<Counts>}
 */
async function runElectronProject(node) {
  if (findElectron()) return runPlaywright(node, 'electron');
  const required = process.env.REQUIRE_ELECTRON === '1';
  console.log(
    `${required ? 'FAILED' : 'SKIPPED'}: Electron's binary is not here, so its window was not tested. Set ELECTRON_EXEC_PATH, or ELECTRON_MIRROR and run npm start once.`,
  );
  return { passed: 0, failed: required ? 1 : 0, skipped: required ? 0 : 1 };
}

/**
 * @param {(file: string) => Promise<Counts>} work gets the path where the runner is to report
 */
async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), 'zhujian-report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`no report from the test runner: ${error}`);
    return undefined;
  }
}
