import { paintedTexts, paragraph, selectText } from './article.ts';
import { expect, test } from './fixtures.ts';

const panel = '书签与笔记';

test('bookmarks a selected passage, lists it and jumps there', async ({ page }) => {
  await selectText(paragraph(page, 18), '努力分好“蛋糕”');
  await page.getByRole('button', { name: '添加书签' }).click();
  await page.getByRole('button', { name: panel }).click();
  const item = page.getByRole('list', { name: panel }).getByRole('listitem');
  await expect(item).toHaveCount(1);
  await expect(item).toContainText('努力分好“蛋糕”');
  await expect.poll(() => paintedTexts(page, 'bookmark')).toEqual(['努力分好“蛋糕”']);
  await paragraph(page, 1).evaluate((block) => block.scrollIntoView());
  await expect(paragraph(page, 18)).not.toBeInViewport();
  await item
    .getByRole('button', { name: /努力分好/ })
    .first()
    .click();
  await expect(paragraph(page, 18)).toBeInViewport();
});

test('bookmarks a paragraph by its number, and lists in text order', async ({ page }) => {
  for (const number of [20, 2, 11]) {
    const button = page.getByRole('button', { name: `第 ${number} 段`, exact: true });
    await button.scrollIntoViewIfNeeded();
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  await page.getByRole('button', { name: panel }).click();
  const items = page.getByRole('list', { name: panel }).getByRole('listitem');
  await expect(items).toHaveCount(3);
  await expect(items.nth(0)).toContainText('人民群众是我们党的力量之源');
  await expect(items.nth(1)).toContainText('人民是我们党执政的最大底气');
  await expect(items.nth(2)).toContainText('创新群众工作制度机制');
});

test('a bookmark over several paragraphs is one bookmark', async ({ page }) => {
  await page.evaluate(() => {
    const first = document.querySelector('[data-number="3"]');
    const last = document.querySelector('[data-number="4"]');
    if (!first || !last) throw new Error('the paragraphs are missing');
    getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  });
  await page.getByRole('button', { name: '添加书签' }).click();
  await page.getByRole('button', { name: panel }).click();
  await expect(page.getByRole('list', { name: panel }).getByRole('listitem')).toHaveCount(1);
  await expect.poll(async () => (await paintedTexts(page, 'bookmark')).length).toBe(2);
});

test('an acknowledged bookmark survives kill −9 and a restart', async ({ page, reader }) => {
  await selectText(paragraph(page, 7), '江山就是人民');
  await page.getByRole('button', { name: '添加书签' }).click();
  await expect.poll(() => paintedTexts(page, 'bookmark')).toEqual(['江山就是人民']);
  await reader.restart({ kill: true });
  await expect.poll(() => paintedTexts(page, 'bookmark')).toEqual(['江山就是人民']);
  await page.getByRole('button', { name: panel }).click();
  await expect(page.getByRole('list', { name: panel }).getByRole('listitem')).toHaveCount(1);
});

test('renames, deletes, undoes, and undoes again after a restart', async ({ page, reader }) => {
  await selectText(paragraph(page, 7), '民心是最大的政治');
  await page.getByRole('button', { name: '添加书签' }).click();
  await page.getByRole('button', { name: panel }).click();
  const list = page.getByRole('list', { name: panel });
  const item = list.getByRole('listitem');

  await item.getByRole('button', { name: '重命名' }).click();
  const field = item.getByRole('textbox');
  await field.fill('民心𠮷');
  await field.press('Enter');
  await expect(item).toContainText('民心𠮷');

  await item.getByRole('button', { name: '删除' }).click();
  await expect(item).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(item).toContainText('民心𠮷');

  await item.getByRole('button', { name: '删除' }).click();
  await expect(item).toHaveCount(0);
  await reader.restart();
  await page.getByRole('button', { name: panel }).click();
  await page.getByText(/最近删除/).click();
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(item).toContainText('民心𠮷');
  await expect.poll(() => paintedTexts(page, 'bookmark')).toEqual(['民心是最大的政治']);
});

test('a message never lies over what bookmarks the selection', async ({ page }) => {
  await selectText(paragraph(page, 2), '人民群众是我们党的力量之源');
  await page.getByRole('button', { name: '添加书签' }).click();
  await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
  // A selection at the foot of the window, where messages stand.
  const block = paragraph(page, 12);
  await block.evaluate((element) => {
    element.scrollIntoView({ block: 'end' });
    scrollBy(0, -40);
  });
  await block.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last = walker.nextNode();
    for (let next = last; next; next = walker.nextNode()) last = next;
    const range = document.createRange();
    const length = last?.textContent?.length ?? 0;
    range.setStart(last as Node, length - 14);
    range.setEnd(last as Node, length - 2);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await page.getByRole('button', { name: '添加书签' }).click();
  await expect.poll(async () => (await paintedTexts(page, 'bookmark')).length).toBe(2);
});
