import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const theme of ['light', 'sepia', 'dark'] as const) {
  test(`axe finds nothing serious in the ${theme} theme`, async ({ page, reader }) => {
    await reader.call('settings.update', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.getByRole('searchbox', { name: '搜索' }).fill('人民');
    await expect(page.getByRole('list', { name: '搜索结果' })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  });
}

test('axe finds nothing serious in panels and dialogs', async ({ page }) => {
  await page.keyboard.press('Control+D');
  await page.getByRole('button', { name: '书签与笔记' }).click();
  await expect(page.getByRole('list', { name: '书签与笔记' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  for (const [opener, dialog] of [
    ['打印…', '打印'],
    ['显示设置', '显示设置'],
    ['命令面板', '命令面板'],
  ] as const) {
    await page.getByRole('button', { name: opener }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    expect(await seriousFindings(page), dialog).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: dialog })).toBeHidden();
  }
});

test('axe finds nothing serious in a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  expect(await seriousFindings(page)).toEqual([]);
});
