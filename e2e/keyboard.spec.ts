import { paintedTexts, paragraph } from './article.ts';
import { expect, test } from './fixtures.ts';

test('reads, searches, bookmarks and opens printing without a mouse', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText(/跳到正文/);
  await page.keyboard.press('Enter');

  await page.keyboard.press('Control+F');
  await page.keyboard.type('无源之水');
  await expect(page.getByRole('status').filter({ hasText: '共 1 处' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(paragraph(page, 7)).toBeInViewport();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+D');
  await expect.poll(async () => (await paintedTexts(page, 'bookmark')).length).toBe(1);

  await page.keyboard.press('Control+P');
  const print = page.getByRole('dialog', { name: '打印' });
  await expect(print).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(print).toBeHidden();

  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: '命令面板' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('打印');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(print).toBeVisible();
});

test('every control can be reached by Tab and shows its focus', async ({ page }) => {
  const seen = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const style = getComputedStyle(element);
      return {
        name: element.getAttribute('aria-label') ?? element.textContent?.slice(0, 20) ?? '',
        visible: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
      };
    });
    if (!focus) break;
    expect(focus.visible, `${focus.name} shows no focus`).toBe(true);
    seen.add(focus.name);
  }
  const names = [...seen].join('\n');
  for (const wanted of ['搜索', '书签与笔记', '打印…', '显示设置']) expect(names).toContain(wanted);
});

test('the focus comes back through a chain of dialogs', async ({ page }) => {
  const button = page.getByRole('button', { name: '书签与笔记' });
  await button.focus();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: '命令面板' })).toBeVisible();
  await page.keyboard.type('打印');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '打印' })).toBeVisible();
  // What has nothing to do with the dialog waits until it is closed.
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('dialog', { name: '显示设置' })).toHaveCount(0);
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: '命令面板' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
});
