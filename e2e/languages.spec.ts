import { expect, test } from './fixtures.ts';

test('speaks English on request and Chinese again, without losing the place', async ({ page }) => {
  await page.getByRole('button', { name: '显示设置' }).click();
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print…' })).toBeVisible();

  // What is left in Chinese is the document's own text, which is marked as such.
  const chinese = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (/\p{Script=Han}/u.test(node.nodeValue ?? '') && !parent?.closest('[lang^="zh"]')) {
        found.push(node.nodeValue ?? '');
      }
    }
    return found;
  });
  expect(chinese).toEqual([]);

  await page.getByRole('button', { name: 'Display settings' }).click();
  await page.getByRole('radio', { name: '简体中文' }).check();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('searchbox', { name: '搜索' })).toBeAttached();
});

test('the language asked for at start wins', async ({ reader, page }) => {
  await reader.restart({ arguments: ['--lang', 'en'] });
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible();
});
