import { articleLines, paragraph, sections, title } from './article.ts';
import { expect, test } from './fixtures.ts';

test('shows the article verbatim, every line of it', async ({ page }) => {
  const article = page.getByRole('main').getByRole('article', { name: title });
  await expect(article).toBeVisible();
  const texts = await article
    .locator('[data-block]')
    .evaluateAll((blocks) => blocks.map((block) => block.textContent));
  expect(texts).toEqual(articleLines);
  await expect(article.locator('[data-number]')).toHaveCount(21);
  await expect(page).toHaveTitle(new RegExp(title));
});

test('recognises the source line and still shows it', async ({ page }) => {
  const article = page.getByRole('article', { name: title });
  await expect(article.getByText('《 人民日报 》( 2021年12月28日 第 09 版)')).toBeVisible();
  const library = page.getByRole('list', { name: '文库' });
  await expect(library).toContainText(title);
  await expect(library).toContainText('人民日报');
  await expect(library).toContainText('2021');
});

test('outlines the opening, three sections and their run-in headings', async ({ page }) => {
  const tree = page.getByRole('navigation', { name: '目录' }).getByRole('tree');
  const levels = await tree
    .getByRole('treeitem')
    .evaluateAll((items) => items.map((item) => item.getAttribute('aria-level')));
  expect(levels.filter((level) => level === '1')).toHaveLength(4);
  expect(levels.filter((level) => level === '2')).toHaveLength(12);
  for (const heading of sections) {
    await expect(tree.getByRole('treeitem', { name: heading })).toBeVisible();
  }
  await expect(
    tree.getByRole('treeitem', { name: '江山就是人民,人民就是江山。', exact: true }),
  ).toBeVisible();
});

test('the outline goes to a section and follows the reading position', async ({ page }) => {
  const tree = page.getByRole('navigation', { name: '目录' }).getByRole('tree');
  const current = tree.locator('[aria-current="location"]');
  await expect(current).toHaveCount(1);

  await tree.getByRole('treeitem', { name: sections[2] }).click();
  const heading = page.getByRole('article').getByRole('heading', { name: sections[2] });
  await expect(heading).toBeInViewport();
  await expect(current).toContainText(sections[2]);

  await paragraph(page, 3).evaluate((block) => block.scrollIntoView({ block: 'start' }));
  await expect(current).toContainText(sections[0]);
});

test('the outline is a tree by keyboard', async ({ page }) => {
  const tree = page.getByRole('navigation', { name: '目录' }).getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  const last = tree.getByRole('treeitem', { name: '始终保持人民公仆政治本色。' });
  await expect(last).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(paragraph(page, 21)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(tree.getByRole('treeitem').first()).toBeFocused();
});

test('comes back to the paragraph where one left off', async ({ page, reader }) => {
  await paragraph(page, 14).evaluate((block) => block.scrollIntoView({ block: 'start' }));
  const before = await paragraph(page, 14).evaluate((block) => block.getBoundingClientRect().top);
  // The position is saved a moment after scrolling ends; the server says when it has it.
  await expect
    .poll(async () => (await reader.call('position.get', { document: 'people-first' })) as unknown)
    .toMatchObject({ document: 'people-first' });
  await page.waitForTimeout(1_500);
  await reader.restart();
  await expect(paragraph(page, 14)).toBeInViewport();
  const after = await paragraph(page, 14).evaluate((block) => block.getBoundingClientRect().top);
  expect(Math.abs(after - before)).toBeLessThan(80);
});

test('theme, size and line width are set and kept', async ({ page, reader }) => {
  await page.getByRole('button', { name: '显示设置' }).click();
  const dialog = page.getByRole('dialog', { name: '显示设置' });
  await dialog.getByRole('radio', { name: '暗色' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const size = () =>
    paragraph(page, 1).evaluate((block) => Number.parseFloat(getComputedStyle(block).fontSize));
  const before = await size();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+=');
  await expect.poll(size).toBeGreaterThan(before);
  const larger = await size();
  await expect
    .poll(async () => (await reader.call('settings.get', {})) as unknown)
    .toMatchObject({ theme: 'dark', fontSize: Math.round(larger) });
  await reader.restart();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(size).toBe(larger);
});

test('sets about 38 characters to a line, indented by two', async ({ page }) => {
  const measured = await paragraph(page, 3).evaluate((block) => {
    const style = getComputedStyle(block);
    return {
      characters: block.getBoundingClientRect().width / Number.parseFloat(style.fontSize),
      indent: Number.parseFloat(style.textIndent) / Number.parseFloat(style.fontSize),
      align: style.textAlign,
      family: style.fontFamily,
    };
  });
  expect(measured.characters).toBeGreaterThan(36);
  expect(measured.characters).toBeLessThan(40);
  expect(measured.indent).toBeCloseTo(2, 1);
  expect(measured.align).toBe('justify');
  expect(measured.family).toContain('Noto Serif SC');
});

test('nothing runs off a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await expect(paragraph(page, 1)).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
