import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paintedTexts, paragraph, selectText } from './article.ts';
import { expect, test } from './fixtures.ts';

test('a damaged library is set aside, said so, and nothing of it is lost', async ({
  page,
  reader,
}) => {
  const garbage = `这不是数据库。${'x'.repeat(8_000)}`;
  await reader.restart({
    whileStopped: () => writeFileSync(join(reader.dataFolder, 'library.db'), garbage),
  });
  await expect(page.getByText(/文库文件已损坏，已原样保留为/)).toBeVisible();
  const [kept] = readdirSync(reader.dataFolder).filter((name) => /^library\.damaged-/u.test(name));
  expect(kept).toBeDefined();
  expect(readFileSync(join(reader.dataFolder, kept ?? ''), 'utf8')).toBe(garbage);

  await selectText(paragraph(page, 7), '江山就是人民');
  await page.getByRole('button', { name: '添加书签' }).click();
  await expect.poll(() => paintedTexts(page, 'bookmark')).toEqual(['江山就是人民']);
});

test('a program that ended is said to have ended, and the text stays', async ({ page, reader }) => {
  test.skip(reader.shell !== 'browser', 'an Electron window ends with its program');
  await reader.kill();
  await page.getByRole('searchbox', { name: '搜索' }).fill('人民');
  await expect(page.getByRole('alert').first()).toContainText(/竹简/);
  await expect(paragraph(page, 1)).toBeAttached();
});

test('a link that was used already says what to do instead', async ({ reader, browser }) => {
  test.skip(reader.shell !== 'browser', 'Electron needs no link');
  await reader.open();
  const stranger = await browser.newPage();
  const response = await stranger.goto(reader.url);
  expect(response?.status()).toBe(403);
  await expect(stranger.getByText('竹简').first()).toBeVisible();
  expect(await stranger.content()).not.toContain('人民群众');
  await stranger.close();
});
