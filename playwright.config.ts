import { defineConfig } from '@playwright/test';
import { browserLaunch } from './e2e/reader-process.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // The JSON report goes where PLAYWRIGHT_JSON_OUTPUT_FILE says, for the sum of `npm test`.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    launchOptions: browserLaunch(),
  },
  projects: [{ name: 'browser' }, { name: 'electron' }],
});
