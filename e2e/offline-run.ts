import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserLaunch, startReader } from './reader-process.ts';

/**
 * Uses the reader once in whatever network it finds itself, and prints how far it came. Meant to run
 * in a network namespace that has nothing but its own loopback.
 */
const outside = Object.values(networkInterfaces())
  .flat()
  .filter((address) => address && !address.internal);
if (outside.length > 0) throw new Error('this process has a network that leads outside');

const folder = await mkdtemp(join(tmpdir(), 'zhujian-alone-'));
const reader = await startReader({ dataFolder: folder });
const browser = await chromium.launch(browserLaunch());
let steps = 0;
try {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(reader.url);
  await page.locator('article [data-number="21"]').waitFor({ state: 'attached' });
  steps += 1;
  await page.getByRole('searchbox', { name: '搜索' }).fill('人民群众');
  await page
    .getByRole('status')
    .filter({ hasText: /共 [1-9]\d* 处/u })
    .waitFor();
  steps += 1;
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+D');
  await page.waitForFunction(() => (CSS.highlights.get('bookmark')?.size ?? 0) > 0);
  steps += 1;
  await page.getByRole('button', { name: '打印…' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog', { name: '打印' })
    .getByRole('button', { name: '导出 PDF' })
    .click();
  await (await download).path();
  steps += 1;
} finally {
  console.log(`offline run: ${steps} of 4`);
  await browser.close();
  await reader.stop();
  await rm(folder, { recursive: true, force: true });
}
