import { countOccurrences, paintedTexts, paragraph, title } from './article.ts';
import { expect, test } from './fixtures.ts';

test('typing shows every exact hit, in the list and in the text', async ({ page }) => {
  const markup = () => page.getByRole('article').evaluate((article) => article.innerHTML);
  const before = await markup();
  await page.getByRole('searchbox', { name: '搜索' }).fill('人民群众');
  const expected = countOccurrences('人民群众');
  await expect(page.getByRole('status').filter({ hasText: `共 ${expected} 处` })).toBeVisible();
  const list = page.getByRole('list', { name: '搜索结果' });
  await expect(list.getByRole('listitem')).toHaveCount(expected);
  await expect(list.getByRole('listitem').first().locator('mark')).toHaveText('人民群众');
  await expect
    .poll(async () =>
      [
        ...(await paintedTexts(page, 'search-hit')),
        ...(await paintedTexts(page, 'search-current')),
      ].every((text) => text === '人民群众'),
    )
    .toBe(true);
  await expect.poll(async () => (await paintedTexts(page, 'search-hit')).length).toBeGreaterThan(0);
  // Highlights are painted, not inserted.
  expect(await markup()).toBe(before);
});

test('a half-width comma finds a full-width one, and width does not matter to letters', async ({
  page,
}) => {
  const box = page.getByRole('searchbox', { name: '搜索' });
  await box.fill('江山就是人民，人民就是江山。');
  await expect(page.getByRole('status').filter({ hasText: '共 1 处' })).toBeVisible();
  await expect(page.getByRole('list', { name: '搜索结果' }).locator('mark')).toHaveText(
    '江山就是人民,人民就是江山。',
  );
  await box.fill('１４亿');
  await expect(page.getByRole('list', { name: '搜索结果' }).locator('mark')).toHaveText('14亿');
});

test('shows where a hit stands', async ({ page }) => {
  await page.getByRole('searchbox', { name: '搜索' }).fill('无源之水');
  const hit = page.getByRole('list', { name: '搜索结果' }).getByRole('listitem');
  await expect(hit).toContainText('深刻领会习近平总书记');
  await expect(hit).toContainText('江山就是人民,人民就是江山。');
  await expect(hit).toContainText('我们就会成为无源之水');
});

test('Enter, Shift+Enter and F3 move through the hits and wrap', async ({ page }) => {
  const box = page.getByRole('searchbox', { name: '搜索' });
  await box.fill('蛋糕');
  await expect(page.getByRole('status').filter({ hasText: '共 2 处' })).toBeVisible();
  const current = page.getByRole('list', { name: '搜索结果' }).locator('[aria-current="true"]');
  await box.press('Enter');
  await expect(paragraph(page, 18)).toBeInViewport();
  const first = await current.textContent();
  await box.press('Enter');
  await expect(current).not.toHaveText(first ?? '');
  await box.press('F3');
  await expect(current).toHaveText(first ?? '');
  await page.keyboard.press('Shift+F3');
  await expect(current).not.toHaveText(first ?? '');
  await expect.poll(() => paintedTexts(page, 'search-current')).toEqual(['蛋糕']);
});

test('Escape goes back to where one was', async ({ page }) => {
  await paragraph(page, 5).evaluate((block) => block.scrollIntoView({ block: 'start' }));
  const top = () => paragraph(page, 5).evaluate((block) => block.getBoundingClientRect().top);
  const before = await top();
  await page.keyboard.press('Control+F');
  const box = page.getByRole('searchbox', { name: '搜索' });
  await expect(box).toBeFocused();
  await box.pressSequentially('围猎');
  await expect(page.getByRole('status').filter({ hasText: '共 1 处' })).toBeVisible();
  await box.press('Enter');
  await expect(paragraph(page, 21)).toBeInViewport();
  await box.press('Escape');
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(4);
  await expect.poll(() => paintedTexts(page, 'search-hit')).toEqual([]);
});

test('composing with an input method searches only when it ends', async ({ page, reader }) => {
  test.skip(
    reader.shell !== 'browser',
    'input method events are sent through the browser protocol',
  );
  const box = page.getByRole('searchbox', { name: '搜索' });
  await box.focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', {
    text: 'renmin',
    selectionStart: 6,
    selectionEnd: 6,
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: '搜索结果' }).getByRole('listitem')).toHaveCount(0);
  await session.send('Input.insertText', { text: '人民' });
  await expect(
    page.getByRole('status').filter({ hasText: `共 ${countOccurrences('人民')} 处` }),
  ).toBeVisible();
});

test('says plainly when nothing is found', async ({ page }) => {
  await page.getByRole('searchbox', { name: '搜索' }).fill('𠮷野家');
  await expect(page.getByRole('status').filter({ hasText: '共 0 处' })).toBeVisible();
  await expect(page.getByRole('article', { name: title })).toBeVisible();
});
